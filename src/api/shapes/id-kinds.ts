/** By type, or what tells it from others of its name: how Meta's pages write its id in a path. */
const KINDS: Readonly<Record<string, string>> = {
  Page: 'page-id',
  IGUser: 'ig-user-id',
  'Instagram login': 'ig-user-id',
  UnifiedThread: 'conversation-id',
  Message: 'message-id',
  token: 'user-id',
  'Messenger profile': 'psid',
  IGBusinessScopedID: 'igsid',
  Application: 'app-id',
  Persona: 'persona-id',
};

/** Which kind of id names a node of a type in a path; undefined where none does. */
export const idKindOf = ({
  name,
  variant,
}: {
  readonly name: string;
  readonly variant?: string;
}): string | undefined => KINDS[variant ?? name];
