/** A template as it was sent: names and values are the wire's (wire.md 8.3). */
export interface SentTemplate {
  /** Its `template_type`. */
  readonly type: string;
  /** Its payload without `template_type`: what was given and is known, in the order of the wire. */
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What a button does, or a part of a template that can be tapped. */
export interface TemplateAction {
  readonly type: string;
  readonly title?: string | undefined;
  /** What a tap brings; of `phone_number` the number. */
  readonly payload?: string | undefined;
  readonly url?: string | undefined;
  /** What a picture of an image grid says. */
  readonly text?: string | undefined;
}
