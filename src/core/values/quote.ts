/** Characters of a client's text that a message repeats. */
const LONGEST_QUOTATION = 100;

/** A client's text in quotation marks, for messages; a long one is cut, because answers are not for echoing. */
export function quote(text: string): string {
  return JSON.stringify(shorten(text, LONGEST_QUOTATION));
}

/** The beginning of the text, with an ellipsis in place of what is left out. */
export function shorten(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
