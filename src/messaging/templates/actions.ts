import type { SentTemplate, TemplateAction } from './template.ts';

/** What of payloads can be tapped, wherever a template has it (wire.md 8.3). */
interface Parts {
  readonly title?: string;
  readonly buttons?: readonly TemplateAction[];
  readonly elements?: readonly (Parts & {
    readonly default_action?: TemplateAction;
    readonly images?: readonly { readonly action?: TemplateAction }[];
  })[];
}

/** A part of a template that can be tapped, by its place in the request and by what it says. */
export interface TemplatePart {
  readonly at: string;
  readonly title: string;
  readonly action: TemplateAction;
}

/**
 * All of a template that can be tapped: its buttons, then its pictures, then its cards, each of which
 * says its own title.
 */
export function partsOf({ payload }: SentTemplate): readonly TemplatePart[] {
  const { buttons, elements = [] } = payload as Parts;
  const each = elements.map((element, i) => ({ ...element, at: `${ROOT}[elements][${i}]` }));
  return [
    ...buttonsAt(ROOT, buttons),
    ...each.flatMap((element) => buttonsAt(element.at, element.buttons)),
    ...each.flatMap(({ at, images = [] }) =>
      images.flatMap(({ action }, i) =>
        action
          ? [{ at: `${at}[images][${i}][action]`, title: action.text ?? `Image ${i + 1}`, action }]
          : [],
      ),
    ),
    ...each.flatMap(({ at, title = '', default_action: action }) =>
      action ? [{ at: `${at}[default_action]`, title, action }] : [],
    ),
  ];
}

/** How the platform calls a template's payload in its errors (wire.md 8.3). */
export const ROOT = 'name_placeholder';

const buttonsAt = (at: string, buttons: Parts['buttons'] = []): TemplatePart[] =>
  buttons.map((action, i) => ({
    ...{ at: `${at}[buttons][${i}]`, title: action.title ?? '', action },
  }));
