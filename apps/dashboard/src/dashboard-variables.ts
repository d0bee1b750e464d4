import { type Condition, traceql } from '@broadcast-kit/core';
import {
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard';
import { type VariableName, variableText } from './variable-text.ts';

const { span, resource } = traceql;

/** The data source of every panel. */
export const DATA_SOURCE = { type: 'tempo', uid: variableText('datasource') };

/** What a viewer can choose among: the values of an attribute. */
const CHOICES: readonly { readonly name: VariableName; readonly label: string; readonly attribute: string }[] = [
  { name: 'model', label: 'Model', attribute: 'gen_ai.request.model' },
  { name: 'user', label: 'User', attribute: 'user.id' },
  { name: 'api_key', label: 'API key', attribute: 'trace.metadata.openrouter.api_key_name' },
  { name: 'environment', label: 'Environment', attribute: 'trace.metadata.environment' },
];

/** Of the query type of Tempo's variables: the values of an attribute. */
const ATTRIBUTE_VALUES = 1;

/**
 * The query with Grafana's variables in it: a choice stands in backticks, where the backslashes that Grafana puts before
 * the signs of a pattern are what they are. In quotes Tempo would refuse the query.
 */
export function withVariables(query: string): string {
  return query.replaceAll(/"((?:\$\{\w+:regex\})+)"/g, '`$1`');
}

/** That the attribute has one of the chosen values. In parentheses, because "All" puts more than one condition there. */
function isChosen(name: VariableName, attribute: string): Condition {
  return { ...span(attribute).matches(variableText(name, 'regex')), isAtom: false };
}

/** The metadata key that a viewer enters. */
export const chosenMetadata = span(`trace.metadata.${variableText('metadata_key')}`);

/**
 * That a call carries the metadata value that a viewer enters, or any where the box is empty. A text box has no "All", and
 * ad hoc filters do not reach queries in TraceQL. So the value stands behind the name of the service as well: with an empty
 * one that is the service of every chosen call, with any other that of none.
 */
const hasMetadata: Condition = traceql.or(
  resource('service.name').matches(variableText('service', 'regex') + variableText('metadata_value', 'regex')),
  chosenMetadata.matches(variableText('metadata_value', 'regex')),
);

/** That a span is one of the chosen calls: by attributes, never by a span's name, and no structural span. */
export const isChosenCall: readonly Condition[] = [
  resource('service.name').equals(variableText('service')),
  span('gen_ai.operation.name').exists(),
  ...CHOICES.map(({ name, attribute }) => isChosen(name, attribute)),
  hasMetadata,
];

/**
 * What "All" puts in the place of a pattern. Grafana inserts it as it stands, so it ends the text that it is in: a call
 * without the attribute counts as well, which `.*` alone would leave out.
 */
function allOf(attribute: string): string {
  const field = span(attribute);
  return `.*\` || ${field.notExists().text} || ${field.text} = \``;
}

function choiceVariable({ name, label, attribute }: (typeof CHOICES)[number]) {
  return new QueryVariableBuilder(name)
    .label(label)
    .datasource(DATA_SOURCE)
    .query({ refId: 'TempoDatasourceVariableQueryEditor-VariableQuery', type: ATTRIBUTE_VALUES, label: attribute })
    .multi(true)
    .includeAll(true)
    .allValue(allOf(attribute))
    .allowCustomValue(true)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.AlphabeticalAsc)
    .current({ selected: true, text: ['All'], value: ['$__all'] });
}

function textVariable(name: VariableName, label: string, description: string, value: string) {
  return new TextBoxVariableBuilder(name)
    .label(label)
    .description(description)
    .defaultValue(value)
    .current({ selected: true, text: value, value });
}

/** What a viewer can choose, from left to right. */
export function dashboardVariables() {
  return [
    new DatasourceVariableBuilder('datasource').label('Data source').type('tempo'),
    textVariable('service', 'Service', 'service.name of the destination.', 'openrouter'),
    ...CHOICES.map(choiceVariable),
    textVariable(
      'metadata_key',
      'Metadata key',
      'A key of your own in the `trace` field of the requests. Costs are broken down by it, and calls can be chosen by it.',
      'feature',
    ),
    textVariable('metadata_value', 'Metadata value', 'Shows only calls with this text under the metadata key.', ''),
  ];
}
