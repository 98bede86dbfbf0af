import type { OpenEndpoint } from '../endpoint.ts';

const at = (
  methods: OpenEndpoint['methods'],
  name: string,
  answer: object,
  description: string,
): OpenEndpoint => ({
  path: `{id}/${name}`,
  methods,
  access: 'open',
  description,
  params: [],
  run: () => answer,
});

/** Nothing is configured: what an SDK does then is what it does without an answer. */
const NOTHING = { data: [] };
/** Taken and thrown away: an SDK keeps for later what was not taken. */
const TAKEN = { success: true };
/** Brings iOS back from `ep1` and `ep2` to `graph`. */
const HOSTS = {
  data: [
    {
      endpoints: [
        {
          key: 'default_config',
          value: {
            default_domain_prefix: 'graph',
            default_alternative_domain_prefix: 'graph',
            enable_for_early_versions: false,
          },
        },
      ],
    },
  ],
};

const GET = ['GET'] as const;
const POST = ['POST'] as const;

/**
 * What SDKs call by themselves, at their start or when a program breaks, some of it without any token
 * (wire.md 11). The answer is the same whoever asks and whatever app is named, so it tells nothing;
 * nothing of what they send is stored.
 */
export const SDK_CALLS: readonly OpenEndpoint[] = [
  at(GET, 'server_domain_infos', HOSTS, 'Which hosts iOS asks from now on: graph.'),
  at(GET, 'mobile_sdk_gk', NOTHING, 'What the mobile SDKs switch on: nothing.'),
  at(GET, 'model_asset', NOTHING, 'By which models Android judges what people do: by none.'),
  at(GET, 'cloudbridge_settings', NOTHING, 'Where app events go besides: nowhere.'),
  at(GET, 'aem_conversion_configs', NOTHING, 'What iOS measures of ads: nothing.'),
  at(GET, 'aem_conversion_filter', NOTHING, 'Of which products: of none.'),
  at(GET, 'aem_attribution', NOTHING, 'To which ad an event belongs: to none.'),
  at(
    GET,
    'ios_skadnetwork_conversion_config',
    NOTHING,
    'What iOS tells its store of ads: nothing.',
  ),
  at(
    POST,
    'activities',
    TAKEN,
    'App events of the mobile SDKs: taken, and nothing of them is stored.',
  ),
  at(
    POST,
    'instruments',
    TAKEN,
    'Crash reports of the SDKs: taken, and nothing of them is stored.',
  ),
  at(POST, 'aem_conversions', TAKEN, 'Conversions by ads: taken, and nothing of them is stored.'),
  at(POST, 'domain_reports', TAKEN, 'Blocked hosts of iOS: taken, and nothing of them is stored.'),
];
