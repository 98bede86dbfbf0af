/** Whether text has the form of an id of any kind; otherwise it is a name (803). */
export const looksLikeId = (text: string): boolean =>
  /^(?:\d+|[tm]_.*|t?_?mid\..*|aWdf.*)$/s.test(text);
