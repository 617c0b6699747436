import { InstructionId } from '@portal/domain/instructions/contract'
import { pageOf } from '@portal/domain/page'
import { ReceiptId, ReceiptItem, ReceiptQuery } from '@portal/domain/receipts/contract'
import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { sha256Hex, type Vault } from '../platform/crypto.ts'
import { FileQuery, type LateFile } from '../platform/files/files.ts'
import { partyOf } from '../platform/http/actor.ts'
import { type RouteDeps, routesWith } from '../platform/http/route.ts'
import type { ReceiptDocuments } from './documents.ts'
import { findReceipt, getJws, getReceipt, listReceipts } from './service.ts'

const ofReceipt = z.strictObject({ id: ReceiptId })
const ofInstruction = z.strictObject({ id: InstructionId })
type Deps = RouteDeps & { receiptDocuments: ReceiptDocuments; recordVault: Vault }

export async function receiptRoutes(app: FastifyInstance, deps: Deps) {
  const route = routesWith(app, deps)

  route({
    operationId: 'listReceipts',
    summary: 'Receipts of binding acts, newest first',
    method: 'GET',
    url: '/receipts',
    permission: 'instructions.read',
    query: ReceiptQuery,
    answer: pageOf(ReceiptItem),
    handle: ({ tx, query }) => listReceipts(tx, query),
  })

  route({
    operationId: 'getReceipt',
    summary: 'One receipt: its act, and the hash of the record it proves',
    method: 'GET',
    url: '/receipts/:id',
    permission: 'instructions.read',
    params: ofReceipt,
    answer: ReceiptItem,
    handle: ({ tx, params }) => getReceipt(tx, params.id),
  })

  const files = [
    ['Receipt', '/receipts/:id', '/content', '/jws', ofReceipt, (id: string) => ({ id })],
    [
      'InstructionReceipt',
      '/instructions/:id',
      '/receipt',
      '/receipt.jws',
      ofInstruction,
      (id: string) => ({ submissionOf: id }),
    ],
  ] as const
  for (const [name, path, content, jws, params, wantedBy] of files) {
    route({
      operationId: name === 'Receipt' ? 'getReceiptContent' : 'getInstructionReceipt',
      summary:
        'The receipt as sealed PDF/A-3, with the record it proves and its signature attached',
      method: 'GET',
      url: `${path}${content}`,
      permission: 'instructions.read',
      params,
      query: FileQuery,
      produces: 'application/pdf',
      answer: z.custom<LateFile>(),
      handle: async ({ tx, actor, params: { id } }) => {
        const receipt = await findReceipt(tx, wantedBy(id))
        return () => deps.receiptDocuments(receipt, partyOf(actor))
      },
    })
    route({
      operationId: `get${name}Jws`,
      summary: 'The record as compact JWS; the keys are at /.well-known/jwks.json',
      method: 'GET',
      url: `${path}${jws}`,
      permission: 'instructions.read',
      params,
      query: FileQuery,
      produces: 'application/jose',
      answer: z.custom<LateFile>(),
      handle: async ({ tx, params: { id } }) => {
        const file = jwsFile(await getJws(tx, deps.recordVault, wantedBy(id)))
        return async () => file
      },
    })
  }
}

const jwsFile = ({ number, jws }: { number: string; jws: string }) => ({
  content: Buffer.from(jws),
  fileName: `Quittung ${number}.jws`,
  mediaType: 'application/jose',
  sha256: sha256Hex(jws),
})
