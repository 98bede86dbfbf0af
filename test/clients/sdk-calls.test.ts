import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { proves } from '../support/proves.ts';
import { type Json, type World, world } from '../support/world.ts';
import { type RawAnswer, type RawRequest, sendRaw } from './send-raw.ts';

/** An app that is none here: SDKs name the one that their program was built with. */
const APP = '1234567890123456';
const V = { android: 'v16.0', ios: 'v21.0', business: 'v24.0' };

let shop: World;
/** `id|client token`, as the mobile SDKs send it. */
let own: string;
beforeAll(async () => {
  shop = await world();
  const { vault } = shop.server;
  own = `${shop.app.id}|${vault.clientToken(shop.app.id)}`;
});
afterAll(() => shop.close());

const ANDROID = {
  'user-agent': 'FBAndroidSDK.18.3.0',
  'accept-language': 'en_US',
  'content-type': 'application/x-www-form-urlencoded',
  'content-encoding': 'gzip',
};
const IOS = {
  'user-agent': 'FBiOSSDK.18.1.0',
  'content-type': 'application/json',
  host: 'ep2.facebook.com',
  'x-forwarded-proto': 'https',
};

const send = (raw: RawRequest): Promise<RawAnswer> => sendRaw(shop.server.url, raw);

/** As Android asks: parameters in any order, encoded as its Uri does. */
function android(path: string, params: Record<string, string>, token = own): Promise<RawAnswer> {
  const all = { ...params, access_token: token, format: 'json', sdk: 'android' };
  const query = Object.entries(all).map(([name, value]) => `${name}=${encodeURIComponent(value)}`);
  const url = `/${V.android}/${path}?${query.join('&')}`;
  return send({ method: 'GET', url, headers: ANDROID });
}

/** As Android posts: a compressed form in chunks, of which each pair has an `&` behind it. */
function androidPost(path: string, params: Record<string, string>): Promise<RawAnswer> {
  const all = { access_token: own, format: 'json', sdk: 'android', ...params };
  const pairs = Object.entries(all).map(([name, value]) => `${name}=${encodeURIComponent(value)}&`);
  const url = `/${V.android}/${path}`;
  const body = pairs.join('');
  return send({ method: 'POST', url, headers: ANDROID, body, gzip: true, chunked: true });
}

/** As iOS asks; without a token what it asks before everything else. */
function ios(path: string, params: Record<string, string>, token?: string): Promise<RawAnswer> {
  const all: Record<string, string> = { ...params, format: 'json', sdk: 'ios' };
  all.include_headers = 'false';
  if (token) all.access_token = token;
  const query = Object.keys(all)
    .sort()
    .map((name) => `${name}=${encodeURIComponent(all[name] ?? '')}`)
    .join('&');
  return send({ method: 'GET', url: `/${V.ios}/${path}?${query}`, headers: IOS });
}

const iosPost = (path: string, params: Record<string, string>): Promise<RawAnswer> =>
  send({
    method: 'POST',
    url: `/${V.ios}/${path}`,
    headers: { ...IOS, 'content-encoding': 'gzip' },
    body: JSON.stringify({ ...params, format: 'json', include_headers: 'false', sdk: 'ios' }),
    gzip: true,
  });

const told = ({ status, body }: RawAnswer): [number, Json] => [status, body];
const NOTHING = [200, { data: [] }];
const TAKEN = [200, { success: true }];

describe('the iOS SDK, which asks before anything else', () => {
  proves('GET /{id}/server_domain_infos', 'is led back to graph.facebook.com', async () => {
    const { status, headers, body } = await ios(`${APP}/server_domain_infos`, { fields: '' });
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=UTF-8']);
    const [{ endpoints }] = body.data;
    const found = endpoints.find(({ key }: Json) => key === 'default_config').value;
    expect(found).toMatchObject({
      default_domain_prefix: 'graph',
      default_alternative_domain_prefix: 'graph',
    });
  });

  proves(
    [
      'GET /{id}/aem_conversion_configs',
      'GET /{id}/aem_conversion_filter',
      'GET /{id}/aem_attribution',
      'GET /{id}/ios_skadnetwork_conversion_config',
      'POST /{id}/aem_conversions',
      'POST /{id}/domain_reports',
    ],
    'finds nothing to measure, and is rid of what it has',
    async () => {
      const gatekeepers = { fields: 'gatekeepers', platform: 'ios', sdk_version: '18.1.0' };
      expect(told(await ios(`${APP}/mobile_sdk_gk`, gatekeepers))).toEqual(NOTHING);
      for (const [name, params] of Object.entries({
        aem_conversion_configs: { advertiser_ids: '[]' },
        aem_conversion_filter: { catalog_id: '1' },
        aem_attribution: { advertiser_ids: '[]' },
        ios_skadnetwork_conversion_config: { os_version: '17.4' },
      })) {
        expect(told(await ios(`${APP}/${name}`, params, own)), name).toEqual(NOTHING);
      }
      const access_token = own;
      const reports = { aem_conversions: '[{"campaign_id":"1"}]', access_token };
      expect(told(await iosPost(`${APP}/aem_conversions`, reports))).toEqual(TAKEN);
      const domains = { tracking_domains: '["facebook.com"]', access_token };
      expect(told(await iosPost(`${APP}/domain_reports`, domains))).toEqual(TAKEN);
    },
  );

  it('knows its settings by their defaults where it is refused for having no token', async () => {
    const fields = 'app_events_feature_bitmask,name,ios_sdk_dialog_flows.os_version(17.4.0)';
    const { status, body } = await ios(APP, { fields, os_version: '17.4.0' });
    expect([status, body.error.code, typeof body.error.code]).toEqual([400, 104, 'number']);
    const config = { fields: 'app_events_config.os_version(17.4)' };
    expect(told(await ios(shop.app.id, config, own))).toEqual([200, { id: shop.app.id }]);
  });
});

describe('an SDK that asks by a verb that there is not', () => {
  it('is told of the path that it asked for', async () => {
    const { body } = await send({ method: 'DELETE', url: `/v26.0/${APP}/activities`, headers: {} });
    expect(body.error).toMatchObject({ code: 100, error_subcode: 33 });
    expect(body.error.message).toContain(`Object with ID '${APP}/activities' does not exist`);
  });
});

describe('the Android SDK at its start', () => {
  it('reads its settings, of which there are none', async () => {
    const fields = [
      'supports_implicit_sdk_logging,gdpv4_nux_content,gdpv4_nux_enabled,android_dialog_configs',
      'android_sdk_error_categories,app_events_session_timeout,app_events_feature_bitmask',
      'auto_event_mapping_android,seamless_login,smart_login_bookmark_icon_url',
      'smart_login_menu_icon_url,restrictive_data_filter_params,aam_rules',
      'suggested_events_setting,protected_mode_rules,auto_log_app_events_default',
      'auto_log_app_events_enabled,app_events_config.os_version(14)',
    ];
    const all = { fields: fields.join(',') };
    expect(told(await android('app', all))).toEqual([200, { id: shop.app.id }]);
    const debug = { fields: `${all.fields},sdk_update_message` };
    expect(told(await android('app', debug))).toEqual([200, { id: shop.app.id }]);
    const codeless = { advertiser_id: 'x', fields: 'auto_event_setup_enabled' };
    expect(told(await android('app', codeless))).toEqual([200, { id: shop.app.id }]);
  });

  it('is told that its client token is none of the app’s', async () => {
    const { status, body } = await android('app', { fields: 'name' }, `${shop.app.id}|0123456789`);
    expect([status, body.error.code]).toEqual([400, 190]);
  });

  proves(
    ['GET /{id}/mobile_sdk_gk', 'GET /{id}/model_asset', 'GET /{id}/cloudbridge_settings'],
    'switches nothing on, whatever app it names, and with whatever token',
    async () => {
      const gatekeepers = { fields: 'gatekeepers', platform: 'android', sdk_version: '18.3.0' };
      for (const token of [own, `${APP}|0123456789`]) {
        expect(told(await android('app/mobile_sdk_gk', gatekeepers, token))).toEqual(NOTHING);
        const models = { fields: 'use_case,version_id,asset_uri,rules_uri,thresholds' };
        expect(told(await android('app/model_asset', models, token))).toEqual(NOTHING);
        expect(told(await android(`${APP}/cloudbridge_settings`, {}, token))).toEqual(NOTHING);
      }
    },
  );

  proves('POST /{id}/activities', 'is rid of its events', async () => {
    const install = { event: 'MOBILE_APP_INSTALL', application_package_name: 'shop.example' };
    expect(told(await androidPost(`${APP}/activities`, install))).toEqual(TAKEN);
    const custom_events = JSON.stringify([{ _eventName: 'fb_mobile_activate_app', _logTime: 1 }]);
    const events = { event: 'CUSTOM_APP_EVENTS', custom_events };
    const { store } = shop.server;
    const before = store.generation();
    expect(told(await androidPost(`${APP}/activities`, events))).toEqual(TAKEN);
    expect(told(await iosPost(`${APP}/activities`, { ...events, access_token: own }))).toEqual(
      TAKEN,
    );
    // Older ones have them as a file, in multipart that is never closed.
    const part = (name: string, more: string, text: string) =>
      `--B\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${text}\r\n`;
    const type = '; filename="custom_events_file"\r\nContent-Type: content/unknown';
    const multipart = await send({
      method: 'POST',
      url: `/${V.ios}/${APP}/activities`,
      headers: { ...IOS, 'content-type': 'multipart/form-data; boundary=B' },
      body: `${part('event', '', events.event)}${part('custom_events_file', type, custom_events)}--B\r\n`,
    });
    expect(told(multipart)).toEqual(TAKEN);
    expect(store.generation()).toBe(before);
  });

  it('is rid of several in one batch, which has a token in its items alone', async () => {
    const query = `access_token=${own}&format=json&sdk=android`;
    const item = (path: string, body: string) => ({
      relative_url: `/${V.android}/${path}?${query}`,
      method: 'POST',
      body,
    });
    const batch = JSON.stringify([
      item(`${APP}/instruments`, 'crash_shield=%7B%7D'),
      item(`${APP}/activities`, 'event=CUSTOM_APP_EVENTS'),
    ]);
    const body = `batch_app_id=${APP}&batch=${encodeURIComponent(batch)}&`;
    const answer = await send({
      ...{ method: 'POST', url: '/', headers: ANDROID, body, gzip: true, chunked: true },
    });
    expect(answer.body.map((each: Json) => [each.code, JSON.parse(each.body)])).toEqual([
      TAKEN,
      TAKEN,
    ]);
  });
});

describe('a program that breaks', () => {
  const report = { reason: 'SDK : TypeError', callstack: ['at x'], platform: 'v26.0.0' };

  proves('POST /{id}/instruments', 'is rid of its crash report, which has no token', async () => {
    const url = `/${V.business}/${APP}/instruments`;
    const headers = { 'content-type': 'application/json', accept: 'application/json' };
    const body = JSON.stringify({ bizsdk_crash_report: report });
    expect(told(await send({ method: 'POST', url, headers, body }))).toEqual(TAKEN);
    // PHP and Python send a form.
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    const text = `bizsdk_crash_report=${encodeURIComponent(JSON.stringify(report))}`;
    expect(told(await send({ method: 'POST', url, headers: form, body: text }))).toEqual(TAKEN);
    const crash = { crash_reports: '[{"reason":"x"}]', access_token: own };
    expect(told(await iosPost(`${APP}/instruments`, crash))).toEqual(TAKEN);
    expect(told(await androidPost(`${APP}/instruments`, { crash_reports: '[]' }))).toEqual(TAKEN);
  });

  it('is refused where the path names no app, or the verb is another', async () => {
    const asked = async (method: string, path: string): Promise<[number, number]> => {
      const { status, body } = await shop.send(method, path, { access_token: shop.token });
      return [status, body.error.code];
    };
    expect(await asked('GET', `/${APP}/instruments`)).toEqual([400, 100]);
    expect(await asked('POST', `/${APP}/mobile_sdk_gk`)).toEqual([400, 100]);
    expect((await asked('POST', '/somebody/instruments'))[0]).toBeGreaterThanOrEqual(400);
    expect((await asked('POST', `/${APP}/activities/1`))[0]).toBeGreaterThanOrEqual(400);
    const host = 'graph.instagram.com';
    const url = `/${V.business}/${APP}/instruments`;
    const elsewhere = await send({ method: 'POST', url, headers: { host }, body: '' });
    expect(elsewhere.status).toBeGreaterThanOrEqual(400);
  });
});
