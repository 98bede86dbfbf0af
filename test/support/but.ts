/** The same but for some of it: methods work on the whole, whoever calls them. */
export const but = <T extends object>(whole: T, parts: Partial<T>): T =>
  new Proxy(whole, {
    get(_, key) {
      if (key in parts) return parts[key as keyof T];
      const value: unknown = Reflect.get(whole, key, whole);
      return typeof value === 'function' ? value.bind(whole) : value;
    },
  });
