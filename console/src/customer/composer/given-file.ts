/** A file as the control plane takes one. */
export interface GivenFile {
  readonly base64: string;
  readonly name: string;
}

/** Reads a file that somebody picked, dropped or pasted. */
export function givenFile(file: File): Promise<GivenFile> {
  const reader = new FileReader();
  return new Promise((resolve, reject) => {
    reader.onerror = () => reject(reader.error);
    reader.onload = () => {
      const base64 = String(reader.result).replace(/^[^,]*,/, '');
      resolve({ base64, name: file.name });
    };
    reader.readAsDataURL(file);
  });
}
