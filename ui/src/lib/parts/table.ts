// The shape of a table: its columns, and how it is sorted.

export interface Column<Row> {
  id: string;
  head: string;
  /** The cell's text; left out where the table's `cell` draws it. */
  text?: (row: Row) => string;
  sortable?: boolean;
  numeric?: boolean;
}

export interface Sort {
  by: string;
  order: 'ascending' | 'descending';
}
