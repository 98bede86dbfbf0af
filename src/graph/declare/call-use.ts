/** What of a call tells in which forms it was made: nothing of what it says in them. */
export interface CallUse {
  /** The verb that counts, in upper case. */
  readonly method: string;
  /** The edge that its path names, also before any node: `/messages?ids=`. */
  readonly edge: string | undefined;
  /** Its parameters. */
  readonly names: { has(name: string): boolean };
  /** Whether a field of its `fields` is given another name: `.as(…)`. */
  readonly aliases: boolean;
  /** Whether `method=` puts another verb in the place of HTTP's. */
  readonly overrides: boolean;
  /** Parameters of which the value tells of something that ends: `tag=ACCOUNT_UPDATE`. */
  readonly words: readonly string[];
  /** Whether it came with `If-None-Match`. */
  readonly conditional: boolean;
  /** Whether it was an item of a batch. */
  readonly isItem: boolean;
}
