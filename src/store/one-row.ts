/** Returns the row of a query that always has exactly one, like a sum of everything. Throws where there is none. */
export function oneRow<Row>([row]: readonly Row[]): Row {
  if (row === undefined) throw new Error('A query for one row returned none');
  return row;
}
