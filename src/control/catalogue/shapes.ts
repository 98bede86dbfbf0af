import {
  type AdminField,
  type AdminFields,
  integer,
  list,
  map,
  nested,
  object,
  text,
  word,
  yes,
  yesOrNo,
} from '../../admin/schema.ts';
import type { OfferedParameter, OfferedValue } from '../../api/offered/parameters.ts';

const host = word(['facebook', 'instagram']);

const standing = {
  state: word(
    ['ended', 'not_yet', 'ends', 'frozen'],
    'ends: it is there, and ends on the day; frozen: only apps have it that used it before',
  ),
  'day?': text(),
  'since?': text('the first version that has it'),
  'until?': text('the last'),
  'afterwards?': text('what whoever uses it all the same is answered with'),
  'instead?': text('what there is in its place'),
};

const Standing = object(
  'GraphStanding',
  'Of what is not plainly there in a version and on a day, or not for long.',
  standing,
);

const DatedValue = object('DatedValue', 'A word that came or went.', {
  value: text(),
  ...standing,
});

/** What a value may be. */
const value = {
  type: text('the platform’s name of it'),
  'values?': list(text(), 'the words that it may be'),
  'dated?': list(DatedValue, 'those of them that came or went'),
  'longest?': integer('letters of a text'),
  'least?': integer('of a number, or of how many a list holds'),
  'most?': integer('of a number, or of how many a list holds'),
};

const Parameter: AdminField<OfferedParameter> = nested<OfferedParameter>(
  'GraphParameter',
  'A parameter, or a member of an object that is one.',
  (self) => ({
    name: text(),
    description: text(),
    ...value,
    'required?': yes(),
    ...held(self),
    'partial?': text('how far it is done'),
    'standing?': Standing,
  }),
);

/** What objects and lists hold: parameters again. */
function held(parameter: AdminField<OfferedParameter>): AdminFields {
  const inObject = {
    'members?': list(parameter, 'what an object holds'),
    'variants?': list(
      object('GraphVariant', 'One of the forms of an object.', {
        when: text('the member that tells, and its value: template_type=generic'),
        members: list(parameter),
        'standing?': Standing,
      }),
      'what an object holds besides, by a word in it',
    ),
  };
  const item = nested<OfferedValue>('GraphValue', 'What a list holds.', (self) => ({
    ...value,
    'of?': self,
    ...inObject,
  }));
  return { 'of?': item, ...inObject };
}

const Field = object('GraphField', 'A field of a node, or an edge, which is one too.', {
  name: text(),
  kind: word(['scalar', 'object', 'list', 'edge']),
  type: text(),
  description: text(),
  default: yesOrNo('whether it is answered when no fields are asked for'),
  'node?': text('key of the node that it leads to'),
  'paged?': yes('it takes limit, after, before and order'),
  'params?': list(Parameter, 'at its address, and as modifiers'),
  'defaults?': list(text(), 'what is answered there without fields'),
  'permission?': text('what it needs, of `permissions`'),
  'partial?': text(),
  'standing?': Standing,
});

const Node = object('GraphNode', 'A type of node.', {
  key: text('names it in the catalogue'),
  name: text(),
  description: text(),
  'placeholder?': text('how its id is written in a path; absent where it has none'),
  hosts: list(host),
  lenient: yesOrNo('whether names that it has not are dropped, where others refuse'),
  'permission?': text('what reading it needs, of `permissions`'),
  fields: list(Field),
  dataless: object('GraphNames', 'Names that are documented and in no answer.', {
    fields: list(text()),
    edges: list(text()),
  }),
});

const Operation = object('GraphOperation', 'A call that the Graph takes.', {
  key: text('names it in the catalogue: POST Page/messages'),
  method: word(['GET', 'POST', 'DELETE']),
  path: text('behind the version, with kinds of ids in braces'),
  'node?': text('key of the node that it is about'),
  'edge?': text(),
  hosts: list(host),
  description: text(),
  params: list(Parameter),
  'reads?': text('key of the node that `fields` read'),
  'list?': yes('it answers {"data":[…]}'),
  'result?': list(
    object('GraphMember', '', { name: text(), type: text() }),
    'members of what a write answers',
  ),
  'takes_files?': yes(),
  'item?': text('the parameter that one more segment of the path may name'),
  'permission?': text('what it needs, of `permissions`'),
  call_names: list(text(), 'what faults call it'),
  'partial?': text(),
  'standing?': Standing,
});

const Need = object('GraphNeed', 'One thing that is needed.', {
  kind: text(),
  needed: text('for people'),
  'word?': text('the scope or feature that it is about'),
  'errors?': list(text(), 'names of those that its lack gives; none: data is left out'),
});

const needs = list(Need, 'in the order in which they are judged');

const Permission = object('GraphPermission', 'What is needed, by platform.', {
  MESSENGER: needs,
  INSTAGRAM: needs,
  INSTAGRAM_LOGIN: needs,
});

const GraphErrorRow = object('CatalogueError', 'An error of the platform’s.', {
  name: text(),
  family: text(),
  code: integer(),
  'subcode?': integer(),
  status: integer('HTTP'),
  type: text(),
  message: text('as it leaves; words in braces are filled in'),
  when: text('its cause'),
  'transient?': yesOrNo(),
  'extension?': yes('none of Meta’s'),
  ready: yesOrNo('whether a fault can give it without being told its words'),
});

const Family = object('ErrorFamily', 'Errors that have a cause in common.', {
  name: text(),
  words: text(),
  'operations?': list(text(), 'keys of the calls that meet them; any call without it'),
  'host?': word(['instagram'], 'the host that alone gives them'),
});

export const Catalogue = object('Catalogue', 'What the Graph offers in a version.', {
  version: text(),
  'standing?': Standing,
  as_of: text('the day as of which the platform is, or all'),
  known_until: text('the day up to which it is known what Meta changed'),
  hosts: object('GraphHosts', '', { facebook: text(), instagram: text() }),
  nodes: list(Node),
  operations: list(Operation),
  parameters: list(Parameter, 'of any call'),
  modifiers: list(Parameter, 'of a field'),
  permissions: map(Permission, 'by the names that nodes, fields and operations have of them'),
  errors: list(GraphErrorRow),
  families: list(Family),
});

export const VersionList = object('VersionList', 'The versions that there are, oldest first.', {
  as_of: text('the day as of which the platform is, or all'),
  known_until: text(),
  newest: text('that is offered'),
  default: text('which answers where none is named'),
  data: list(
    object('GraphVersion', '', {
      version: text(),
      out: text('the day on which it came out'),
      'ends?': text('the first day on which another answers'),
      state: word(['offered', 'ended', 'not_yet']),
      answered_by: text('the version that answers it now'),
    }),
  ),
});
