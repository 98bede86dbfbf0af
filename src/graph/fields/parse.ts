import { GraphError } from '../errors/error.ts';
import type { FieldNode } from './field-node.ts';

/** Braces and argument lists nest no deeper: a selection of ours needs six levels. */
const DEEPEST = 64;

/** Letters of a text: as many as a request's address may have. */
const LONGEST = 65_536;

/** Fields and modifiers of a text: each is planned, and the longest known from production has 60. */
const MOST = 1_000;

/** Counts what one text selects, also in lists within it. */
class SelectionCount {
  #left = MOST;

  /** @throws GraphError `tooMuchData` (1) */
  spend(): void {
    if (--this.#left < 0) throw new GraphError('tooMuchData');
  }
}

/**
 * Reads the text of `fields` (wire.md 1.7): a list `a,b.limit(5){c}`, a JSON array of such
 * texts, or nothing, which means the default fields.
 * @throws GraphError `syntax` (2500), naming the character; `tooMuchData` (1) past 64 KB or 1,000
 * fields and modifiers
 */
export function parseFields(text: string): readonly FieldNode[] | undefined {
  if (text.length > LONGEST) throw new GraphError('tooMuchData');
  const nodes = new Parser(unlist(text), new SelectionCount()).whole();
  return nodes.length === 0 ? undefined : nodes;
}

/** `["a","b"]` → `a,b`; anything that is no JSON array of texts stays as it is. */
function unlist(text: string): string {
  const trimmed = text.trim();
  if (!trimmed.startsWith('[')) return text;
  try {
    const list: unknown = JSON.parse(trimmed);
    if (Array.isArray(list) && list.every((entry) => typeof entry === 'string')) {
      return list.join(',');
    }
  } catch {
    // Not JSON: the parser names the character that is wrong.
  }
  return text;
}

class Parser {
  readonly #text: string;
  readonly #selected: SelectionCount;
  #at = 0;

  constructor(text: string, selected: SelectionCount) {
    this.#text = text;
    this.#selected = selected;
  }

  whole(): readonly FieldNode[] {
    const nodes = this.#list(0);
    if (this.#at < this.#text.length) this.#fail('Expected end of string instead of');
    return nodes;
  }

  /** A comma list up to a closing mark or the end. Empty entries are passed over. */
  #list(depth: number): readonly FieldNode[] {
    if (depth > DEEPEST) this.#fail('Fields are nested too deep before');
    const byKey = new Map<string, FieldNode>();
    for (;;) {
      this.#blank();
      const next = this.#text[this.#at];
      if (next === undefined || next === '}' || next === ')') break;
      if (next === ',') {
        this.#at++;
        continue;
      }
      const node = this.#field(depth);
      if (byKey.has(node.key)) this.#failTwice(node.key);
      byKey.set(node.key, node);
      this.#blank();
      if (this.#text[this.#at] !== ',') break;
    }
    return Object.freeze([...byKey.values()]);
  }

  #field(depth: number): FieldNode {
    const name = this.#name();
    this.#selected.spend();
    const args = new Map<string, string>();
    let alias: string | undefined;
    let children: readonly FieldNode[] | undefined;
    let childText = '';
    for (;;) {
      this.#blank();
      const mark = this.#text[this.#at];
      if (mark === '.') {
        this.#at++;
        this.#blank();
        const modifier = this.#name();
        this.#selected.spend();
        this.#blank();
        if (this.#text[this.#at] !== '(') this.#fail('Expected "(" instead of');
        if (modifier === 'fields') [children, childText] = this.#longForm(depth);
        else if (modifier === 'as') alias = this.#argument();
        else args.set(modifier, this.#argument());
      } else if (mark === '{') {
        [children, childText] = this.#nested(depth, '}');
      } else break;
    }
    return Object.freeze({
      name,
      key: alias || name,
      ...(alias ? { alias } : {}),
      args,
      ...(children?.length ? { children, childText } : {}),
    });
  }

  /** What stands between this opening mark and its closing one, and its text. */
  #nested(depth: number, closing: string): readonly [readonly FieldNode[], string] {
    const start = ++this.#at;
    const nodes = this.#list(depth + 1);
    if (this.#text[this.#at] !== closing) this.#fail(`Expected "${closing}" instead of`);
    return [nodes, this.#text.slice(start, this.#at++)];
  }

  /** `.fields(x,y)` is the long form of braces; it may hold a JSON array as well. */
  #longForm(depth: number): readonly [readonly FieldNode[], string] {
    const open = this.#at++;
    this.#blank();
    const isArray = this.#text[this.#at] === '[';
    this.#at = open;
    if (!isArray) return this.#nested(depth, ')');
    const text = unlist(this.#argument());
    const inner = new Parser(text, this.#selected);
    const nodes = inner.#list(depth + 1);
    if (inner.#at < text.length) inner.#fail('Expected end of string instead of');
    return [nodes, text];
  }

  #name(): string {
    const start = this.#at;
    while (isNameUnit(this.#text.charCodeAt(this.#at))) this.#at++;
    if (this.#at === start) this.#refuse('Expected name.');
    return this.#text.slice(start, this.#at);
  }

  /** The text between a modifier's parentheses, which may hold balanced ones. */
  #argument(): string {
    const start = ++this.#at;
    let open = 1;
    for (; this.#at < this.#text.length; this.#at++) {
      const unit = this.#text[this.#at];
      if (unit === '(') open++;
      else if (unit === ')' && --open === 0) return this.#text.slice(start, this.#at++).trim();
    }
    return this.#fail('Expected ")" instead of');
  }

  #blank(): void {
    while (isBlank(this.#text.charCodeAt(this.#at))) this.#at++;
  }

  #fail(problem: string): never {
    const found = this.#text.codePointAt(this.#at);
    const what = found === undefined ? 'end of string' : `"${String.fromCodePoint(found)}"`;
    this.#refuse(`${problem} ${what}.`);
  }

  /** A field that was read to its end, and under a key that there is already. */
  #failTwice(key: string): never {
    this.#refuse(
      `Field ${shorten(key)} specified more than once. This is only possible before version 2.1`,
    );
  }

  #refuse(problem: string): never {
    throw new GraphError('syntax', {
      problem,
      at: String(this.#at),
      text: shorten(this.#text),
    });
  }
}

const isBlank = (unit: number): boolean => unit === 32 || (unit >= 9 && unit <= 13);

/** Letters, digits, `_` and `-`. */
const isNameUnit = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) ||
  (unit >= 65 && unit <= 90) ||
  (unit >= 48 && unit <= 57) ||
  unit === 95 ||
  unit === 45;

/** An error repeats what was sent, but not a megabyte of it. */
const shorten = (text: string): string =>
  text.length > 500 ? `${text.slice(0, 500).toWellFormed()}…` : text;
