/** A name that a person chose: what is longer, or has the digits of an id, may be a value in its place. */
const NAME = /^(?!(?:\D*\d){6})[A-Za-z_][\w.[\]-]{0,39}$/;

/** A client's name of a field or parameter, as it may be kept. */
export const shownName = (name: string): string => (NAME.test(name) ? name : '…');
