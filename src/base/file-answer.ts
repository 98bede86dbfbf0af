/** A file that is given as it lies, however large it is. */
export class FileAnswer {
  /** Where it lies. */
  readonly path: string;
  /** What whoever gets it may call it. */
  readonly name: string;
  readonly type: string;

  constructor(path: string, name: string, type: string) {
    this.path = path;
    this.name = name;
    this.type = type;
  }
}
