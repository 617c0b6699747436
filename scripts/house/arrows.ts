/** Whose code it is: what both sides agree on, the server, the pages. */
export type Side = 'domain' | 'api' | 'web'

export type House = {
  /** Where the side's code stands, from the top of the repository. */
  root: string
  /** What every feature stands on and what knows none, lowest first: each sees those before it. */
  ground: readonly string[]
  /** Files right below the root that put everything together; they see all, nobody sees them. */
  doors: readonly string[]
  /** Feature → the features it may look into. An arrow that is not written here does not exist. */
  arrows: Readonly<Record<string, readonly string[]>>
  /** What looks into every feature and is seen by doors alone, lowest first: each sees those before it. */
  lookouts: readonly string[]
  /** What any feature shows to those that have an arrow to it, as names of files without their ending. */
  offers: readonly RegExp[]
  /** What a feature shows beside that, as paths below it without the ending. */
  alsoOffers: Readonly<Record<string, readonly string[]>>
  packages: PackageRules
}

export type PackageRules = {
  /** Nothing else may be imported from npm or Node; absent: anything but what `never` names. */
  only?: readonly RegExp[]
  never: readonly RegExp[]
  /** Packages that only these files may import, as paths below the root. */
  keptFor: readonly { packages: RegExp; files: RegExp; because: string }[]
}

/** Who may import whom. The lint rule, the check of circles and the picture in docs/architecture.md are made from this. */
export const house: Readonly<Record<Side, House>> = {
  domain: {
    root: 'packages/domain/src',
    ground: [],
    doors: [],
    lookouts: [],
    arrows: {
      accounts: ['moves'],
      agreements: ['accounts', 'clients', 'deadlines', 'moves'],
      backups: ['endings'],
      clients: ['accounts'],
      'contract-texts': ['agreements'],
      documents: ['accounts'],
      endings: [],
      evidence: ['accounts', 'endings', 'moves'],
      home: ['agreements', 'instructions', 'notices', 'people'],
      instructions: ['accounts', 'agreements', 'moves', 'people', 'receipts'],
      mails: ['accounts', 'endings', 'moves'],
      moves: [],
      notices: ['accounts', 'endings', 'mails', 'moves'],
      people: ['accounts', 'mails'],
      provider: ['agreements', 'clients', 'deadlines'],
      receipts: ['accounts', 'moves'],
      setup: [],
      subprocessors: ['accounts', 'agreements', 'clients'],
      toms: [],
    },
    offers: [/./u],
    alsoOffers: {},
    packages: {
      only: [/^zod(\/|$)/u, /^temporal-polyfill$/u, /^feiertagejs$/u, /^diff$/u],
      never: [],
      keptFor: [],
    },
  },
  api: {
    root: 'apps/api/src',
    ground: ['platform'],
    doors: ['app', 'cli', 'fault-texts', 'metrics', 'portal', 'queues', 'server', 'vaults'],
    lookouts: ['demo'],
    arrows: {
      accounts: ['clients', 'provider'],
      agreements: [
        'accounts',
        'binding',
        'clients',
        'contract-texts',
        'documents',
        'mails',
        'people',
        'provider',
        'receipts',
        'subprocessors',
        'toms',
      ],
      backups: ['accounts', 'endings', 'mails'],
      binding: ['accounts'],
      clientele: ['accounts', 'clients', 'mails'],
      clients: [],
      'contract-texts': [],
      deadlines: ['agreements', 'provider'],
      documents: ['clients', 'mails'],
      endings: [],
      evidence: ['accounts', 'clients', 'endings', 'instructions', 'mails', 'notices', 'receipts'],
      home: [
        'agreements',
        'clients',
        'evidence',
        'instructions',
        'mails',
        'notices',
        'people',
        'setup',
      ],
      instructions: [
        'accounts',
        'agreements',
        'binding',
        'clients',
        'mails',
        'people',
        'provider',
        'receipts',
      ],
      mails: ['accounts', 'clients', 'endings'],
      notices: ['accounts', 'clients', 'endings', 'mails', 'provider'],
      people: ['accounts', 'binding', 'clients', 'documents', 'mails'],
      provider: [],
      receipts: ['accounts', 'clients', 'provider'],
      setup: ['backups'],
      subprocessors: [],
      toms: ['clients'],
    },
    offers: [/^service$/u, /^(.+-)?table$/u, /^wording$/u, /^first-page$/u],
    alsoOffers: {
      accounts: [
        'factors/second-factor',
        'links/reset-code',
        'mails/invitation-text',
        'mails/mail-texts',
        'set-in-motion',
        'throttle',
        'tokens',
        'whereabouts',
      ],
      backups: ['status'],
      binding: ['acting', 'route-parts'],
      endings: ['reading', 'signed-ending'],
      mails: ['outbox', 'recipients'],
      people: ['register/taken-over'],
      receipts: ['answers', 'sealed', 'signatures'],
    },
    packages: {
      never: [/^react(-|\/|$)/u, /^@tanstack\//u, /^@lingui\//u],
      keptFor: [
        {
          packages: /^(@?fastify)(-|\/|$)/u,
          files:
            /^(platform\/|(app|portal)\.ts$|(.*\/)?((.+-)?routes|route-parts)\.ts$|accounts\/(whereabouts|sign-in\/entry)\.ts$)/u,
          because: 'services do not know HTTP',
        },
        {
          packages: /^(drizzle-orm|pg|pg-boss)(\/|$)/u,
          files: /^(?!(.*\/)?((.+-)?routes|route-parts)\.ts$)/u,
          because: 'routes go through the service',
        },
      ],
    },
  },
  web: {
    root: 'apps/web/src',
    ground: ['locales', 'platform', 'ui'],
    doors: ['start', 'portal', 'entry', 'routes', 'fault-words', 'gallery'],
    lookouts: ['shell', 'home', 'pages', 'gallery'],
    arrows: {
      accounts: [],
      agreements: ['binding', 'clients', 'moves', 'provider'],
      backups: ['endings'],
      binding: ['accounts'],
      clients: ['provider'],
      'contract-texts': ['agreements', 'binding'],
      documents: ['clients'],
      endings: [],
      evidence: ['clients', 'endings', 'instructions', 'moves', 'provider'],
      firm: ['agreements', 'binding', 'provider'],
      instructions: ['agreements', 'binding', 'clients', 'moves', 'people', 'provider'],
      mails: ['endings', 'moves'],
      moves: [],
      notices: ['binding', 'clients', 'endings', 'mails'],
      people: ['accounts', 'binding', 'clients'],
      provider: [],
      receipts: ['clients', 'moves'],
      setup: [],
      subprocessors: ['agreements', 'clients'],
      toms: [],
    },
    offers: [/^words$/u, /^queries$/u],
    alsoOffers: {
      accounts: [
        'security-log-table',
        'second-factor/one-time-code',
        'second-factor/passkeys',
        'second-factor/ways',
      ],
      agreements: ['wording/contract-wording'],
      binding: [
        'about',
        'binding',
        'binding-page',
        'binding-steps',
        'challenge',
        'changed',
        'overtaken',
        'reason-page',
        'receipt-downloads',
        'receipt-page',
        'said',
        'second-factor-form',
        'signing-page',
        'use-act',
        'use-kept-form',
        'use-signing',
      ],
      clients: ['client-field', 'client-filter', 'page/client-page', 'page/practice-page'],
      endings: ['end-task', 'ending-dialog', 'ending-note'],
      moves: ['instruction'],
      provider: ['whom-to-ask'],
    },
    packages: {
      never: [
        /^@?fastify(-|\/|$)/u,
        /^drizzle-orm(\/|$)/u,
        /^pg$/u,
        /^node:/u,
        /^@portal\/api/u,
        /^react-router/u,
      ],
      keptFor: [],
    },
  },
}
