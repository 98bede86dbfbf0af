/** An answer that is somewhere else: HTTP 302 with the address and no body. */
export class Redirect {
  readonly location: string;

  constructor(location: string) {
    this.location = location;
  }
}
