import type { DatedPart } from '../../../graph/declare/dated-parts.ts';
import { GraphError } from '../../../graph/errors/error.ts';
import type { Args, Params } from '../../../graph/params/param.ts';
import { string } from '../../../graph/params/types.ts';
import type { Loose } from '../../../graph/text/loose-text.ts';
import type { SendRefusal } from '../../../messaging/sending/state.ts';
import { partsOf, ROOT } from '../../../messaging/templates/actions.ts';
import { actionProblem } from '../../../messaging/templates/buttons.ts';
import type { SentTemplate, TemplateAction } from '../../../messaging/templates/template.ts';
import type { PageRow } from '../../../store/directory.ts';
import type { MessageExtra, StoredAttachment } from '../../../store/page/message.ts';
import type { UploadedRow } from '../../../store/page/uploaded.ts';
import { may, shape } from './parts.ts';

/** What templates name of the Page's own. */
export interface NamedThings {
  /** The Page, with what it sells. */
  readonly page: PageRow;
  /** The uploaded file that {@link TemplateKind.uploaded} names, where it is the Page's. */
  readonly uploaded: UploadedRow | undefined;
}

/** A template as one file declares it, payloads as they come. */
export interface TemplateKind {
  readonly type: string;
  /** Its payload, without its type. */
  readonly params: Params;
  /** What it is of what came on a day; there ever without it. */
  readonly part?: DatedPart;
  /** @throws GraphError for what is missing, wrong, too long or too many */
  read(value: Loose): SentTemplate;
  /** The error of an id that it names, and that is none of the Page's. */
  lacks(sent: SentTemplate, named: NamedThings): SendRefusal['error'] | undefined;
  /** Id of an uploaded file that it shows. */
  uploaded(sent: SentTemplate): string | undefined;
  /** What is read of it later. */
  show(sent: SentTemplate, named: NamedThings): ShownTemplate;
}

/** What of a message a template is read back as. */
type ShownTemplate = Pick<MessageExtra, 'attachments' | 'shares'>;

interface Declaration<P extends Params> {
  /** Its payload, in the order of the wire. */
  readonly params: P;
  readonly part?: DatedPart;
  /** What has to hold among its parts. */
  readonly check?: (payload: Args<P>) => SendRefusal | undefined;
  readonly uploaded?: (payload: Args<P>) => string | undefined;
  readonly lacks?: (payload: Args<P>, named: NamedThings) => SendRefusal['error'] | undefined;
  readonly show: (payload: Args<P>, named: NamedThings) => ShownTemplate;
}

/** Declares a template: its parameters with their limits, and how it reads back. */
export function template<P extends Params>(
  type: string,
  { params, part, check, lacks, uploaded, show }: Declaration<P>,
): TemplateKind {
  const payloadType = shape({ template_type: may(string(), 'Which template.'), ...params });
  return {
    ...{ type, params },
    ...(part && { part }),
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
    lacks: ({ payload }, named) => lacks?.(payload as Args<P>, named),
    uploaded: ({ payload }) => uploaded?.(payload as Args<P>),
    show: ({ payload }, named) => show(payload as Args<P>, named),
  };
}

/** A card as it reads back. */
interface ShownCard {
  readonly title?: string | undefined;
  readonly subtitle?: string | undefined;
  readonly media_url?: string | undefined;
  /** Its picture, where it lies in the media store. */
  readonly media?: string | undefined;
  readonly buttons?: readonly TemplateAction[] | undefined;
}

/**
 * Cards, an attachment each (wire.md 13.3 a, b): of buttons what they say and where they lead.
 */
export const cards = (...all: readonly ShownCard[]): ShownTemplate => ({
  attachments: all.map(
    ({ title = '', subtitle, media_url, media, buttons = [] }, i): StoredAttachment => {
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
          ...(media !== undefined && { media }),
          ...(cta.length > 0 && { cta }),
        },
      };
    },
  ),
});
