import { optional, type ParamType, required } from '../../../graph/params/param.ts';
import { id, object, oneOf } from '../../../graph/params/types.ts';
import type { SentTemplate } from '../../../messaging/templates/template.ts';
import { templatePayload } from '../templates/templates.ts';
import { fileMembers } from './files.ts';

const FILES = ['image', 'audio', 'video', 'file', 'MEDIA_SHARE', 'like_heart'] as const;

const type = required(oneOf(...FILES, 'template'), 'What it is.');
const head = object({ type });
const members = { ...fileMembers, id: optional(id, 'Of `MEDIA_SHARE`: a post of the account.') };
const ofFile = { payload: optional(object(members), 'Where it is.') };
const ofTemplate = { payload: required(templatePayload, 'What is in it.') };
const [file, template] = [object(ofFile), object(ofTemplate)];

type FilePayload = ReturnType<typeof file.read>['payload'];

/** What is attached: a template, or where a file is. */
type Attachment =
  | { readonly type: 'template'; readonly template: SentTemplate; readonly payload?: undefined }
  | {
      readonly type: (typeof FILES)[number];
      readonly payload: FilePayload;
      readonly template?: undefined;
    };

/** What is attached to a message that is sent: its type tells what its payload is (wire.md 8.2). */
export const attachment: ParamType<Attachment> = {
  name: 'Object',
  takes: {
    members: { type },
    variants: [
      ...FILES.map((each) => ({ when: ['type', each] as const, members: ofFile })),
      { when: ['type', 'template'], members: ofTemplate },
    ],
  },
  read(value, at) {
    const { type } = head.read(value, at);
    if (type !== 'template') return { type, payload: file.read(value, at).payload };
    return { type, template: template.read(value, at).payload };
  },
};
