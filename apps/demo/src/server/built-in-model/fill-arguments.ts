/** A JSON schema, as far as the built-in model reads it. */
type Schema = Readonly<Record<string, unknown>>;

const PLACE = /\b(?:in|for|at|of|near)\s+(\p{Lu}[\p{L}'-]*(?:\s+\p{Lu}[\p{L}'-]*)*)/u;
const NUMBER = /-?\d+(?:\.\d+)?/;
const MAX_DEPTH = 5;

function isSchema(value: unknown): value is Schema {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** `['string', 'null']` is read as `string`. */
function typeOf({ type }: Schema): unknown {
  return Array.isArray(type) ? type.find((one) => one !== 'null') : type;
}

function fill(schema: Schema, message: string, depth: number): unknown {
  if ('const' in schema) return schema.const;
  if (Array.isArray(schema.enum) && schema.enum.length > 0) {
    return schema.enum.find((value) => message.toLowerCase().includes(String(value).toLowerCase())) ?? schema.enum[0];
  }
  switch (typeOf(schema)) {
    case 'integer':
      return Math.trunc(Number(NUMBER.exec(message)?.[0] ?? 1));
    case 'number':
      return Number(NUMBER.exec(message)?.[0] ?? 1);
    case 'boolean':
      return true;
    case 'array':
      return depth < MAX_DEPTH && isSchema(schema.items) ? [fill(schema.items, message, depth + 1)] : [];
    case 'object':
      return depth < MAX_DEPTH ? fillArguments(schema, message, depth + 1) : {};
    default:
      return PLACE.exec(message)?.[1] ?? message;
  }
}

/**
 * Arguments for a tool, read from what the user wrote: what its schema requires, or all of it where nothing is
 * required.
 */
export function fillArguments(parameters: Schema, message: string, depth = 0): Record<string, unknown> {
  const properties = isSchema(parameters.properties) ? parameters.properties : {};
  const required = Array.isArray(parameters.required) ? parameters.required : Object.keys(properties);
  const filled = required.map((name): [string, unknown] => {
    const schema = properties[String(name)];
    return [String(name), fill(isSchema(schema) ? schema : {}, message, depth)];
  });
  return Object.fromEntries(filled);
}
