/** Props of {@link CodeTable}. */
export interface CodeTableProps {
  readonly columns: readonly string[];
  /** By code: a cell for each further column. */
  readonly rows: Readonly<Record<string, readonly string[]>>;
}

/** Codes and what they mean. */
export function CodeTable({ columns, rows }: CodeTableProps) {
  return (
    <table>
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} scope="col">
              {column}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {Object.entries(rows).map(([code, cells]) => (
          <tr key={code}>
            <td>
              <code>{code}</code>
            </td>
            {cells.map((cell) => (
              <td key={cell}>{cell}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
