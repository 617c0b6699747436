import { InstructionId } from '@portal/domain/instructions/contract'
import { z } from 'zod'

export const byId = z.strictObject({ id: InstructionId })
