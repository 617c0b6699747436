import { contractText } from '@portal/domain/agreements/contract-text'
import { linesOf } from '@portal/domain/agreements/text-changes'
import {
  ContractText,
  ContractTextDetail,
  PublishContractText,
} from '@portal/domain/contract-texts/contract'
import { pageOf, PageQuery } from '@portal/domain/page'
import { contractTextMoves } from '@portal/domain/moves/notice'
import { VersionNumber } from '@portal/domain/version'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import type { RecordEvidence } from '../platform/evidence/evidence.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import { acceptContractText, publishContractText } from './publishing.ts'
import { getContractText, listContractTexts } from './service.ts'

export async function contractTextRoutes(
  app: FastifyInstance,
  { evidence, ...deps }: RouteDeps & { evidence: RecordEvidence },
) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listContractTexts',
    summary:
      'Every version of the contract’s text, newest first; the first one is the shipped text',
    method: 'GET',
    url: '/contract-texts',
    permission: 'contract-texts.read',
    query: PageQuery,
    answer: pageOf(ContractText),
    handle: ({ tx, query }) => listContractTexts(tx, query),
  })

  route({
    operationId: 'getContractText',
    summary: 'One version, a paragraph a line, beside the shipped text',
    description:
      '`{name}` is a field that the parties fill in, `[name]` at the beginning of a line a box to tick, `[categories]` the boxes of the kinds of data.',
    method: 'GET',
    url: '/contract-texts/:version',
    permission: 'contract-texts.read',
    params: z.strictObject({ version: VersionNumber }),
    answer: ContractTextDetail,
    handle: ({ tx, params }) => getContractText(tx, params.version),
  })

  route({
    operationId: 'acceptContractText',
    summary: 'Takes the shipped text as it is',
    description: 'Once; where there is a version of one’s own already, nothing happens.',
    method: 'PUT',
    url: '/contract-texts/1/acceptance',
    permission: contractTextMoves.accept.needs,
    counts: 'settings',
    handle: ({ tx, actor, now }) => acceptContractText({ tx, actor, evidence, now }),
  })

  route({
    operationId: 'publishContractText',
    summary: 'Publishes a text of one’s own, which agreements are offered with from then on',
    description:
      '`If-Match` is the number of the newest version. Every field and every box of the shipped text has to be there; every line that is wrong is named at once (`/lines/11` is line 12), with what is expected.',
    method: 'POST',
    url: '/contract-texts',
    permission: contractTextMoves.publish.needs,
    ifMatch: 'required',
    counts: 'settings',
    body: PublishContractText,
    answer: ContractTextDetail,
    status: 201,
    examples: {
      body: {
        lines: linesOf(contractText).map((line) =>
          line === 'gemäß Leistungsbeschreibung' ? 'gemäß Preisliste' : line,
        ),
        note: 'Die Vergütung steht in der Preisliste.',
      },
    },
    handle: async ({ tx, actor, body, seen, now }) => {
      const version = await publishContractText({ tx, actor, evidence, now }, body, seen)
      return getContractText(tx, version)
    },
  })
}
