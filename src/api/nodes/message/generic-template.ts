import {
  buttonsOf,
  type StoredAttachment,
  type TemplateButton,
} from '../../../store/page/message.ts';
import { declare } from '../../services.ts';

const { list, scalar } = declare;

type Template = NonNullable<StoredAttachment['template']>;

const buttonType = declare.node<TemplateButton>('TemplateButton', 'A button of a template.', {
  lenient: true,
  fields: [
    scalar('title', 'string', 'What it says.', (b) => b.title),
    scalar('type', 'string', 'What it does.', (b) => b.type),
    scalar('url', 'string', 'Where it leads.', (b) => b.url),
  ],
});

/** A sent template as it reads back (wire.md 5.6, 13.3 a). */
export const genericTemplateType = declare.node<Template>('GenericTemplate', 'A template.', {
  lenient: true,
  fields: [
    scalar('title', 'string', 'Title.', (t) => t.title),
    scalar('subtitle', 'string', 'Subtitle.', (t) => t.subtitle),
    scalar('media_url', 'string', 'Address of its picture.', (t, call) =>
      t.media ? call.services.mediaLink(t.media) : t.media_url,
    ),
    list<Template, TemplateButton>(
      'cta',
      () => buttonType,
      'Its buttons.',
      (nodes) => nodes.map(buttonsOf),
      { bare: true },
    ),
  ],
});
