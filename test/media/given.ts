/** A file as acts take it. */
export const fileOf = (bytes: string | Uint8Array, name: string) => ({
  base64: Buffer.from(bytes).toString('base64'),
  name,
});
