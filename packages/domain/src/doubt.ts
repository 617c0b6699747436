import { z } from 'zod'

/** Whether anything of what is shown is not what the evidence log holds: it proves nothing until that is cleared up. */
export const IsDoubtful = z
  .boolean()
  .meta({ description: 'Something of this is not what the evidence log holds' })
