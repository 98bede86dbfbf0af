// A bot whose host is a constant, as modules are written.
const { ACCESS_TOKEN } = process.env;
const url = `https://graph.facebook.com/v26.0/me/conversations?fields=snippet&access_token=${ACCESS_TOKEN}`;
process.stdout.write(await (await fetch(url)).text());
