import { pageOf, PageQuery } from '@portal/domain/page'
import { Provider, ProviderVersion, ProviderVersionDetail } from '@portal/domain/provider/contract'
import { ProviderSettings, shippedTerms } from '@portal/domain/provider/settings'
import { passau } from '@portal/domain/region'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { Enqueue } from '../platform/database/jobs.ts'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { changeSettings, type TellAll } from './changing.ts'
import { showProvider } from './service.ts'
import { getVersion, listVersions } from './versions.ts'

const byVersion = z.strictObject({
  version: z
    .string()
    .max(9)
    .regex(/^\d{1,9}$/u)
    .transform(Number),
})

const example = {
  name: 'Robert Zerer IT-Dienstleistungen',
  address: { street: 'Franz-Wimmer-Str. 16', postalCode: '94036', city: 'Passau', country: 'DE' },
  contact: {
    name: 'Robert Zerer',
    department: null,
    role: 'contact',
    email: 'datenschutz@zerer-it.example.org',
    phone: '+49 851 1234567',
  },
  instructionRecipients: ['Robert Zerer'],
  instructionChannels: ['AVV-Portal', 'Franz-Wimmer-Str. 16, 94036 Passau'],
  logo: null,
  accent: '#0e4a5a',
  legalNoticeUrl: 'https://zerer-it.example.org/impressum',
  privacyUrl: 'https://zerer-it.example.org/datenschutz',
  holidays: passau,
  terms: shippedTerms,
}

export type SettingsDeps = RouteDeps & {
  enqueue: Enqueue
  evidence: RecordEvidence
  tellAll: TellAll
}

export async function providerRoutes(
  app: FastifyInstance,
  { enqueue, evidence, tellAll, ...deps }: SettingsDeps,
) {
  const route = routesWith(app, deps)

  route({
    operationId: 'getProvider',
    summary: 'The provider: who it is, whom to ask (§6.3), who receives instructions (§9)',
    description: '404 until somebody has entered it. `terms` is null for a client’s own people.',
    method: 'GET',
    url: '/provider',
    permission: 'provider.read',
    answer: Provider,
    faults: ['not-found'],
    handle: ({ tx, actor }) => showProvider(tx, actor.holder.side),
  })

  route({
    operationId: 'changeProvider',
    summary:
      'Says who the provider is: a new version; what changed of §6.3 and §9 is told to all clients',
    description:
      'The first time it takes no `If-Match`; from then on it does. A change of `contact`, `instructionRecipients` or `instructionChannels` publishes a notice to all clients in the same transaction. The same settings again change nothing.',
    method: 'PUT',
    url: '/provider',
    permission: 'provider.manage',
    ifMatch: 'accepted',
    counts: 'settings',
    body: ProviderSettings,
    answer: Provider,
    faults: ['precondition-required'],
    examples: { body: example },
    handle: async ({ tx, actor, body, seen, now }) => {
      const by = { userId: actor.userId, name: actor.name }
      await changeSettings({ tx, enqueue, evidence, now, by, tellAll }, body, seen)
      return showProvider(tx, actor.holder.side)
    },
  })

  route({
    operationId: 'listProviderVersions',
    summary: 'Who changed what the provider says of itself, and when, the newest first',
    method: 'GET',
    url: '/provider/versions',
    permission: 'staff.read',
    query: PageQuery,
    answer: pageOf(ProviderVersion),
    handle: ({ tx, query }) => listVersions(tx, query),
  })

  route({
    operationId: 'getProviderVersion',
    summary: 'One version: what the provider said of itself then, and what it said before',
    method: 'GET',
    url: '/provider/versions/:version',
    permission: 'staff.read',
    params: byVersion,
    answer: ProviderVersionDetail,
    handle: ({ tx, params }) => getVersion(tx, params.version),
  })
}
