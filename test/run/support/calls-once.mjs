// A program that calls once, by the import hook alone, and stays for longer than a run waits to say that
// none came.
await fetch('https://graph.facebook.com/v26.0/me').then((answer) => answer.text());
setTimeout(() => undefined, 10_800);
