/** The kit's classes, and the host's after them. */
export function joinClasses(own: string, host: string | undefined): string {
  return host === undefined ? own : `${own} ${host}`;
}
