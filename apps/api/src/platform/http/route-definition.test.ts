import { expectTypeOf, it } from 'vitest'
import type { z } from 'zod'
import type { Reader, Tx } from '../database/db.ts'
import type { RouteDefinition } from './route-definition.ts'

type Any = z.ZodType
type GivenTo<Method extends RouteDefinition['method']> = Parameters<
  RouteDefinition<Any, Any, Any, Any, Method>['handle']
>[0]['tx']

it('gives a GET what asks what was built once and builds nothing, and an act all there is', () => {
  expectTypeOf<GivenTo<'GET'>>().toEqualTypeOf<Reader>()
  expectTypeOf<GivenTo<'POST' | 'PATCH' | 'PUT' | 'DELETE'>>().toEqualTypeOf<Tx>()
  expectTypeOf<Reader>().not.toExtend<Pick<Tx, 'select'>>()
  expectTypeOf<Reader>().not.toExtend<Pick<Tx, 'execute'>>()
})
