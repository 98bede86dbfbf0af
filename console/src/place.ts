/** Where the console and what it asks are, each a path with a slash at its end. */
interface Place {
  /** The console itself: where its routes begin. */
  readonly base: string;
  /** The control plane. */
  readonly control: string;
  /** The Graph API: versions begin here. */
  readonly graph: string;
  /** Of the program that serves it. */
  readonly version: string;
}

/**
 * Where the server that gave this page is. It says so as seen from the page's address, so that the
 * page works behind whatever path a proxy puts before it. To be read before the first navigation.
 */
export function readPlace(): Place {
  const said = document.querySelector<HTMLMetaElement>('meta[name=convograph]')?.content ?? '{}';
  const given = JSON.parse(said) as Partial<Place>;
  const { base = './', control = '../v1/', graph = '../../', version = '' } = given;
  const here = (path: string) => new URL(path, location.href).pathname;
  return { base: here(base), control: here(control), graph: here(graph), version };
}
