// Made by `npm run docs` of src/sdk/ (scripts/browser-sdk.ts).

/** What is served at `/_convograph/sdk.js`. */
export const SDK_SCRIPT = `/**
 * Convograph's SDK for web pages, Apache-2.0. Nothing of Meta's is in it: that one may be used with
 * Facebook's services alone. Made of src/sdk/.
 */
(function() {
	// src/sdk/api-answer.ts
	const SHIELD = "for (;;);";
	async function apiAnswer(page, { method, target, form }) {
		try {
			const response = await page.send(page.server + target, {
				method,
				headers: { "Content-Type": "application/x-www-form-urlencoded" },
				credentials: "omit",
				...form !== void 0 && { body: form }
			});
			const text = await response.text();
			if (text === "") return unreachable(response.status);
			return parsed(text.startsWith(SHIELD) ? text.slice(9) : text);
		} catch {
			return unreachable(0);
		}
	}
	function parsed(text) {
		try {
			return JSON.parse(text);
		} catch {
			return failure({
				error_subcode: 1357046,
				message: "Received Invalid JSON reply."
			});
		}
	}
	const unreachable = (status) => failure({
		error_subcode: 1357045,
		message: "unknown error (empty response)",
		status
	});
	const failure = (of) => ({ error: {
		code: 1,
		type: "http",
		...of
	} });
	function tokenError(answer) {
		const { error } = answer ?? {};
		return error?.type === "OAuthException" && Number(error.code) === 190 ? error : void 0;
	}
	// src/sdk/query.ts
	const flat = (values) => Object.fromEntries(Object.entries(values).flatMap(([name, value]) => {
		if (value === null || value === void 0) return [];
		return [[name, typeof value === "string" ? value : JSON.stringify(value) ?? ""]];
	}));
	const queryOf = (params) => Object.keys(params).sort().map((name) => \`\${encodeURIComponent(name)}=\${encodeURIComponent(params[name] ?? "")}\`).join("&");
	const paramsOf = (query) => Object.fromEntries(query.split("&").flatMap((pair) => {
		const at = pair.indexOf("=");
		return at > 0 ? [[plain(pair.slice(0, at)), plain(pair.slice(at + 1))]] : [];
	}));
	function plain(text) {
		try {
			return decodeURIComponent(text);
		} catch {
			return text;
		}
	}
	// src/sdk/api-call.ts
	const METHODS = [
		"get",
		"post",
		"delete",
		"put"
	];
	const LONGEST = 2e3;
	function apiCall(path, args, version, own) {
		if (typeof path !== "string") throw new Error("FB.api takes a path first, such as \\"/me\\".");
		const given = {};
		for (const each of args) if (typeof each === "string") given.verb = each;
		else if (typeof each === "function") given.callback = each;
		else if (each) given.values = each;
		const method = (given.verb ?? "get").toLowerCase();
		if (!METHODS.includes(method)) throw new Error(\`FB.api knows no method "\${method}": it takes \${METHODS.join(", ")}.\`);
		const { place, query } = placeOf(path, version);
		const asked = {
			...paramsOf(query),
			...flat(given.values ?? {}),
			method
		};
		const isPosted = method === "post" || method === "put" || method === "get" && \`\${place}?\${queryOf(asked)}\`.length > LONGEST;
		const { access_token, ...rest } = {
			sdk: "joey",
			pretty: "0",
			...asked
		};
		const token = access_token || own;
		const first = token ? queryOf({ access_token: token }) : "";
		const form = queryOf({
			...rest,
			suppress_http_code: "1"
		});
		const isGet = method === "get" && !isPosted;
		const inQuery = [first, isGet ? form : ""].filter(Boolean).join("&");
		return {
			method: isGet ? "GET" : isPosted ? "POST" : "DELETE",
			target: inQuery === "" ? place : \`\${place}?\${inQuery}\`,
			form: isGet ? void 0 : form,
			token,
			callback: given.callback
		};
	}
	function placeOf(path, version) {
		const local = path.replace(/^https?:\\/\\/[^/?#]*/i, "").replace(/#.*$/s, "");
		const [bare = "", query = ""] = split(local.startsWith("/") ? local : \`/\${local}\`, "?");
		return {
			place: /^\\/v\\d+\\.\\d\\d?(?:\\/|$)/.test(bare) ? bare : \`/\${version}\${bare}\`,
			query
		};
	}
	function split(text, mark) {
		const at = text.indexOf(mark);
		return at < 0 ? [text, ""] : [text.slice(0, at), text.slice(at + 1)];
	}
	// src/sdk/events.ts
	var EventBook = class {
		#subscribers = new Map();
		#onFault;
		constructor(onFault) {
			this.#onFault = onFault;
		}
		subscribe = (name, subscriber) => {
			this.#subscribers.set(name, [...this.#subscribers.get(name) ?? [], subscriber]);
		};
		unsubscribe = (name, subscriber) => {
			const left = (this.#subscribers.get(name) ?? []).filter((each) => each !== subscriber);
			this.#subscribers.set(name, left);
		};
		fire(name, value) {
			for (const subscriber of this.#subscribers.get(name) ?? []) try {
				subscriber(value);
			} catch (fault) {
				this.#onFault(fault);
			}
		}
	};
	// src/sdk/login-session.ts
	const OF_A_CODE = 5400;
	var LoginSession = class {
		#page;
		#settings;
		#events;
		#status = "unknown";
		#login;
		#token;
		constructor(page, settings, events) {
			this.#page = page;
			this.#settings = settings;
			this.#events = events;
		}
		get response() {
			this.#end();
			return {
				status: this.#status,
				authResponse: this.#login?.authResponse ?? null
			};
		}
		get token() {
			this.#end();
			return this.#token;
		}
		dropToken(refused) {
			this.#token = void 0;
			if (refused !== void 0 && refused === this.#login?.authResponse.accessToken) this.#keep();
		}
		kept() {
			try {
				const { authResponse, until } = JSON.parse(this.#storage?.getItem(this.#key) ?? "");
				const expiresIn = Math.floor((until - this.#page.now()) / 1e3);
				return expiresIn > 0 ? {
					...authResponse,
					expiresIn
				} : void 0;
			} catch {
				return;
			}
		}
		set(authResponse, status) {
			const before = {
				login: this.#login,
				status: this.#status
			};
			const { now } = this.#page;
			this.#status = status;
			this.#login = authResponse ? {
				authResponse,
				until: endOf(authResponse, now())
			} : void 0;
			this.#token = authResponse?.accessToken;
			this.#keep(this.#login);
			const known = before.login?.authResponse.userID;
			const isOther = known !== authResponse?.userID;
			const response = {
				status,
				authResponse
			};
			if (known !== void 0 && isOther) this.#events.fire("auth.logout", response);
			if (authResponse && isOther) this.#events.fire("auth.login", response);
			if (authResponse || before.login) this.#events.fire("auth.authResponseChange", response);
			if (status !== before.status) this.#events.fire("auth.statusChange", response);
		}
		#end() {
			if (this.#login && this.#login.until <= this.#page.now()) this.set(null, "unknown");
		}
		#keep(login) {
			const { appId, cookie } = this.#settings;
			try {
				if (login) this.#storage?.setItem(this.#key, JSON.stringify(login));
				else this.#storage?.removeItem(this.#key);
			} catch {}
			if (!cookie) return;
			const signed = login?.authResponse.signedRequest;
			const until = new Date(signed && login ? login.until : 0).toUTCString();
			const secure = location.protocol === "https:" ? "; Secure" : "";
			document.cookie = \`fbsr_\${appId}=\${signed ?? ""}; Path=/; Expires=\${until}; SameSite=Lax\${secure}\`;
		}
		get #storage() {
			return this.#settings.localStorage ? localStorage : void 0;
		}
		get #key() {
			return \`convograph \${this.#page.server} \${this.#settings.appId}\`;
		}
	};
	const endOf = ({ expiresIn }, now) => now + (expiresIn || OF_A_CODE) * 1e3;
	// src/sdk/login-window.ts
	const MESSAGE = "https://staticxx.facebook.com/x/connect/xd_arbiter/?version=46";
	const SIZE = {
		width: 600,
		height: 679
	};
	const LOOK = 200;
	function logIn(page, { appId, version }, session, options, callback) {
		const cb = newWord();
		const message = {
			cb,
			domain: location.hostname,
			is_canvas: "false",
			origin: \`\${location.origin}/\${cb}\`,
			relation: "opener"
		};
		const { override_default_response_type: isOverridden, ...asked } = options;
		const params = flat({
			...asked,
			app_id: appId,
			client_id: appId,
			display: "popup",
			domain: location.hostname,
			redirect_uri: \`\${MESSAGE}#\${queryOf(message)}&frame=\${cb}\`,
			response_type: responseTypes(asked.response_type, isOverridden === true),
			sdk: "joey",
			version
		});
		const popup = open(\`\${page.server}/\${version}/dialog/oauth?\${queryOf(params)}\`, cb, features());
		if (!popup) {
			page.complain("FB.login() was kept from opening a window: call it in a click.");
			callback(session.response);
			return;
		}
		const done = () => {
			stop();
			removeEventListener("message", take);
			popup.close();
			callback(session.response);
		};
		const take = ({ source, origin, data }) => {
			if (source !== popup || origin !== new URL(page.server).origin || typeof data !== "string") return;
			const answer = paramsOf(data);
			if (answer.cb !== cb) return;
			if (answer.access_token || answer.code) session.set(authResponseOf(answer), "connected");
			else session.set(null, "unknown");
			done();
		};
		let looks = 0;
		const stop = page.every(LOOK, () => {
			if (!popup.closed || ++looks < 2) return;
			const isAgain = String(params.auth_type ?? "").includes("reauthenticate");
			if (session.response.status !== "connected" || isAgain) session.set(null, isAgain ? "not_authorized" : "unknown");
			done();
		});
		addEventListener("message", take);
	}
	const newWord = () => \`f\${Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("")}\`;
	function responseTypes(asked, isAll) {
		const own = typeof asked === "string" ? asked.split(",") : [];
		return [...new Set(isAll ? own : [
			...own,
			"token",
			"signed_request",
			"graph_domain"
		])].join(",");
	}
	const features = () => {
		const left = Math.max(0, Math.round(screenX + (outerWidth - SIZE.width) / 2));
		const top = Math.max(0, Math.round(screenY + (outerHeight - SIZE.height) / 2.5));
		return \`width=\${SIZE.width},height=\${SIZE.height},left=\${left},top=\${top},scrollbars=1\`;
	};
	function authResponseOf(answer) {
		const { access_token, code, signed_request, graph_domain, granted_scopes } = answer;
		const until = answer.data_access_expiration_time;
		return {
			...access_token && { accessToken: access_token },
			userID: userOf(signed_request),
			expiresIn: Number(answer.expires_in ?? 0),
			...signed_request && { signedRequest: signed_request },
			...graph_domain && { graphDomain: graph_domain },
			...until && { data_access_expiration_time: Number(until) },
			...granted_scopes && { grantedScopes: granted_scopes },
			...code && { code }
		};
	}
	function userOf(signedRequest = "") {
		const [, payload = ""] = signedRequest.split(".");
		try {
			return String(JSON.parse(atob(payload.replaceAll("-", "+").replaceAll("_", "/"))).user_id ?? "");
		} catch {
			return "";
		}
	}
	// src/sdk/sdk.ts
	function createFacebook(page) {
		const events = new EventBook(page.onFault);
		let settings;
		let session;
		let asking;
		let turn = 0;
		const ready = (name) => {
			if (settings && session) return {
				settings,
				session
			};
			throw new Error(\`\${name} was called before FB.init({ appId, version }).\`);
		};
		function tell(callback, value) {
			try {
				callback?.(value);
			} catch (fault) {
				page.onFault(fault);
			}
		}
		async function answerOf(call) {
			const answer = await apiAnswer(page, call);
			if (tokenError(answer)) session?.dropToken(call.token);
			return answer;
		}
		function api(path, ...args) {
			const { settings, session } = ready("FB.api()");
			const call = apiCall(path, args, settings.version, session.token);
			answerOf(call).then((answer) => tell(call.callback, answer));
		}
		async function ask(settings, session) {
			const login = session.response.authResponse ?? session.kept();
			if (!login?.accessToken) return session.response;
			const asked = turn;
			const answer = await apiAnswer(page, apiCall("/me", [{
				fields: "id",
				access_token: login.accessToken
			}], settings.version, void 0));
			if (asked !== turn) return session.response;
			const refused = tokenError(answer);
			if (refused) session.set(null, refused.error_subcode === 458 ? "not_authorized" : "unknown");
			else if (answer?.id) session.set(login, "connected");
			return session.response;
		}
		function getLoginStatus(callback, force = false) {
			const { settings, session } = ready("FB.getLoginStatus()");
			if (force || !asking) asking = ask(settings, session);
			asking.then(() => tell(callback, session.response));
		}
		return {
			init(options = {}) {
				const { appId, version } = options;
				if (!appId || !/^v\\d+\\.\\d\\d?$/.test(version ?? "")) throw new Error("FB.init() takes appId, and a version such as \\"v26.0\\".");
				const { localStorage = true, cookie = false, status = false } = options;
				settings = {
					appId: String(appId),
					version,
					localStorage,
					cookie
				};
				session = new LoginSession(page, settings, events);
				asking = void 0;
				if (status) getLoginStatus();
			},
			api,
			getLoginStatus,
			getAuthResponse: () => session?.response.authResponse ?? null,
			getAccessToken: () => session?.token ?? null,
			getUserID: () => session?.response.authResponse?.userID ?? "",
			login(callback, options = {}) {
				const { settings, session } = ready("FB.login()");
				const { authResponse } = session.response;
				const asksMore = options.scope || options.auth_type || options.config_id;
				if (authResponse && !asksMore) {
					page.complain("FB.login() called when user is already connected.");
					callback?.(session.response);
					return;
				}
				logIn(page, settings, session, options, (response) => {
					turn++;
					asking = Promise.resolve(response);
					tell(callback, response);
				});
			},
			logout(callback) {
				const { session } = ready("FB.logout()");
				turn++;
				session.set(null, "unknown");
				callback?.(session.response);
			},
			Event: {
				subscribe: events.subscribe,
				unsubscribe: events.unsubscribe
			},
			AppEvents: {
				logPageView() {},
				logEvent() {}
			}
		};
	}
	const PLACE = /\\/_convograph\\/sdk\\.js(?:[?#].*)?$/;
	function begin() {
		const { src = "" } = document.currentScript ?? {};
		if (!PLACE.test(src)) throw new Error("Load the SDK with <script src=\\"…/_convograph/sdk.js\\">: it calls where it is from.");
		const here = window;
		if (here.FB) {
			console.warn("There is another FB on this page: /_convograph/sdk.js does nothing.");
			return;
		}
		here.FB = createFacebook({
			server: src.replace(PLACE, ""),
			send: (...call) => fetch(...call),
			now: () => Date.now(),
			every(ms, run) {
				const timer = setInterval(run, ms);
				return () => clearInterval(timer);
			},
			complain: (sentence) => console.warn(sentence),
			onFault: (fault) => reportError(fault)
		});
		setTimeout(() => {
			const { fbAsyncInit } = here;
			if (!fbAsyncInit || fbAsyncInit.hasRun) return;
			fbAsyncInit.hasRun = true;
			fbAsyncInit();
		});
	}
	begin();
})();
`;
