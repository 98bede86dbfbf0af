/** Whose name stands in one piece, and in parts where these are known. */
interface Named {
  readonly name: string;
  readonly profile: { readonly first_name?: string; readonly last_name?: string };
}

/** The first name: as the profile has it, else the first word of the name. */
export const firstName = ({ profile, name }: Named): string =>
  profile.first_name ?? name.split(' ')[0] ?? name;

/** The last name: as the profile has it, else all words of the name but the first, if there are. */
export const lastName = ({ profile, name }: Named): string | undefined =>
  profile.last_name ?? (name.split(' ').slice(1).join(' ') || undefined);
