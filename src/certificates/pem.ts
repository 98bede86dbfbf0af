const BLOCK = /-----BEGIN ([A-Z ]+)-----\r?\n(?<base64>[A-Za-z0-9+/=\r\n]+)-----END \1-----/g;

/** A block of PEM around DER. */
export function pemOf(kind: string, der: Buffer): string {
  const lines = der.toString('base64').replaceAll(/.{1,64}/g, '$&\n');
  return `-----BEGIN ${kind}-----\n${lines}-----END ${kind}-----\n`;
}

/** The blocks of one kind in a text, each with its line's end. */
export const blocksOf = (text: string, kind: string): string[] =>
  [...text.matchAll(BLOCK)].filter(([, found]) => found === kind).map(([whole]) => `${whole}\n`);

/** The DER in a block. */
export function derOf(block: string): Buffer {
  return Buffer.from([...block.matchAll(BLOCK)][0]?.groups?.base64 ?? '', 'base64');
}
