import { GraphError } from '../../../graph/errors/error.ts';
import type { Args, Params } from '../../../graph/params/param.ts';
import { string } from '../../../graph/params/types.ts';
import type { Loose } from '../../../graph/text/loose-text.ts';
import type { SendRefusal } from '../../../messaging/sending/state.ts';
import { partsOf, ROOT } from '../../../messaging/templates/actions.ts';
import { actionProblem } from '../../../messaging/templates/buttons.ts';
import type { SentTemplate, TemplateAction } from '../../../messaging/templates/template.ts';
import type { MessageExtra, StoredAttachment } from '../../../store/page/message.ts';
import { may, shape } from './parts.ts';

/** A template as one file declares it, payloads as they come. */
export interface TemplateKind {
  readonly type: string;
  /** @throws GraphError for what is missing, wrong, too long or too many */
  read(value: Loose): SentTemplate;
  /** What is read of it later. */
  show(sent: SentTemplate): ShownTemplate;
}

/** What of a message a template is read back as. */
type ShownTemplate = Pick<MessageExtra, 'attachments' | 'shares'>;

interface Declaration<P extends Params> {
  /** Its payload, in the order of the wire. */
  readonly params: P;
  /** What has to hold among its parts. */
  readonly check?: (payload: Args<P>) => SendRefusal | undefined;
  readonly show: (payload: Args<P>) => ShownTemplate;
}

/** Declares a template: its parameters with their limits, and how it reads back. */
export function template<P extends Params>(
  type: string,
  { params, check, show }: Declaration<P>,
): TemplateKind {
  const payloadType = shape({ template_type: may(string(), 'Which template.'), ...params });
  return {
    type,
    read(value) {
      const { template_type, ...read } = payloadType.read(value, ROOT);
      const payload = read as unknown as Args<P>;
      const sent = { type, payload };
      const problem =
        check?.(payload) ??
        partsOf(sent)
          .map(actionProblem)
          .find((found) => found !== undefined);
      if (problem) throw new GraphError(problem.error, problem.values);
      return sent;
    },
    show: ({ payload }) => show(payload as Args<P>),
  };
}

/** A card as it reads back. */
interface ShownCard {
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly media_url?: string | undefined;
  readonly buttons?: readonly TemplateAction[] | undefined;
}

/**
 * Cards, an attachment each (wire.md 13.3 a, b): of buttons what they say and where they lead.
 */
export const cards = (...all: readonly ShownCard[]): ShownTemplate => ({
  attachments: all.map(({ title = '', subtitle, media_url, buttons = [] }, i): StoredAttachment => {
    const cta = buttons.map(({ title: says = '', type, url }) => ({
      ...{ title: says, type },
      ...(url !== undefined && { url }),
    }));
    return {
      id: i === 0 ? 'template' : `template-${i + 1}`,
      kind: 'template',
      template: {
        title,
        ...(subtitle !== undefined && { subtitle }),
        ...(media_url !== undefined && { media_url }),
        ...(cta.length > 0 && { cta }),
      },
    };
  }),
});
