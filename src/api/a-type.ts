/** A node type with its article, for people: "a Page", "an IGUser". */
export const aType = (name: string): string => `${/^[AEIO]/.test(name) ? 'an' : 'a'} ${name}`;
