/** A named way to render the source, a column of every table: the suite declares them. */
export type Engine = string;
