/** How long the browser has to take a file over before its address goes, in ms. */
const TAKEN = 60_000;

/** Has the browser save what a page has, as a file. */
export function saveAs(what: Blob, name: string): void {
  const address = URL.createObjectURL(what);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), TAKEN);
}
