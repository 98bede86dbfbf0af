/** `convograph/redirect` for CommonJS: it exports nothing, and acts. */
export {};
