/** The id of a span, not of its parent or of a link: inside a text the quotation marks would be escaped. */
const MARK = Buffer.from('"spanId":"');
const ID_LENGTH = 16;

/** Adds the ids of all spans in the body of an OTLP request to `ids`. Does not parse it, to leave the CPU to the sender. */
export function collectSpanIds(body: Buffer, ids: Set<string>): void {
  for (let at = body.indexOf(MARK); at >= 0; at = body.indexOf(MARK, at + MARK.length + ID_LENGTH)) {
    ids.add(body.toString('latin1', at + MARK.length, at + MARK.length + ID_LENGTH));
  }
}
