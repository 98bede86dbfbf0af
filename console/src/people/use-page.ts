import { useControl } from '../control/use-control.ts';
import { useView } from '../routes/use-view.ts';

/** The Page that is looked at: the one of the address, else the first; undefined while none is known. */
export function usePage() {
  const [{ page }] = useView();
  const { data } = useControl('GET /pages');
  if (page === undefined) return data?.data[0];
  return data?.data.find(({ id, name }) => id === page || name === page);
}
