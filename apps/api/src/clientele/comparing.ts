import {
  type ClientChange,
  type ClientFields,
  clientFieldNames,
} from '@portal/domain/clients/record'
import { canonicalJson } from '@portal/domain/canonical-json'

/** What a client said of each field before and after; fields that stayed as they were are left out. */
export function changesBetween(
  before: Partial<ClientFields>,
  after: Partial<ClientFields>,
): ClientChange['changes'] {
  return clientFieldNames.flatMap((field) => {
    const [from, to] = [before[field] ?? null, after[field] ?? null]
    return canonicalJson(from) === canonicalJson(to) ? [] : [{ field, from, to }]
  })
}
