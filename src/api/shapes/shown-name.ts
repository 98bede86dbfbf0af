/** A name that a person chose: what is longer, or looks like an id, may be a value in its place. */
const NAME = /^(?!.*\d{6})[\w.[\]-]{1,40}$/;

/** A client's name of a field or parameter, as it may be kept. */
export const shownName = (name: string): string => (NAME.test(name) ? name : '…');
