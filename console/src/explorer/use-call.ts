import { useCallback, useEffect, useRef, useState } from 'react';
import { useView } from '../routes/use-view.ts';
import { type Call, readCall, viewOfCall } from './call.ts';

/** How long nothing has to change until the address says it, in ms. */
const REST = 200;

/** Changes some of the call. `asStep`: Back comes by what was there before. */
export type ChangeCall = (part: Partial<Call>, options?: { readonly asStep?: boolean }) => void;

/** The call that the explorer shows: it is the address, which follows what is written. */
export function useCall(): readonly [Call, ChangeCall] {
  const [view, changeView] = useView();
  const { call: line, body, token, host } = view;
  const address = JSON.stringify([line, body, token, host]);
  const [call, setCall] = useState(() => readCall({ ...view }));
  /** The address that this call is of, and those it was written to that are on their way. */
  const own = useRef([address]);
  const pending = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => {
    // One of a moment ago says nothing new: what was written since stays.
    const at = own.current.indexOf(address);
    own.current = at < 0 ? [address] : own.current.slice(at);
    if (at >= 0) return;
    clearTimeout(pending.current);
    const given = Object.entries({ call: line, body, token, host });
    setCall(readCall(Object.fromEntries(given.filter(([, value]) => value !== undefined))));
  }, [address, line, body, token, host]);
  useEffect(() => () => clearTimeout(pending.current), []);
  const change = useCallback<ChangeCall>(
    (part, { asStep = false } = {}) => {
      setCall((before) => {
        const next = { ...before, ...part };
        clearTimeout(pending.current);
        const write = () => {
          const said = viewOfCall(next);
          own.current.push(JSON.stringify([said.call, said.body, said.token, said.host]));
          changeView(said, { replace: !asStep });
        };
        pending.current = setTimeout(write, asStep ? 0 : REST);
        return next;
      });
    },
    [changeView],
  );
  return [call, change];
}
