import { z } from 'zod';

const Code = z.string().trim().min(1).max(50);
const Name = z.string().trim().max(200);

/** Most units of one line: more is a slip of the finger. */
export const MAX_LINE_QUANTITY = 1_000_000;
export const MAX_ACTION_LINES = 200;

export const ActionLine = z
  .strictObject({
    productCode: Code,
    productName: Name,
    /** Units. */
    quantity: z.int().min(1).max(MAX_LINE_QUANTITY),
    /** Money per unit; of a transfer what the goods are worth. */
    unitCost: z.number().min(0).max(1e9),
  })
  .meta({ id: 'ActionLine' });
export type ActionLine = z.infer<typeof ActionLine>;

const lines = z.array(ActionLine).min(1).max(MAX_ACTION_LINES);

/** Something that can be done in the world. An agent can only put it forward; a person decides. */
export const Action = z
  .discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('reorder'),
      warehouseCode: Code,
      supplierCode: Code,
      supplierName: Name,
      lines,
    }),
    z.strictObject({
      kind: z.literal('transfer'),
      fromWarehouseCode: Code,
      toWarehouseCode: Code,
      lines,
    }),
    z.strictObject({
      kind: z.literal('expedite'),
      /** Number of the sales or purchase order, with its prefix. */
      orderId: z.string().trim().min(1).max(80),
      order: z.enum(['sales', 'purchase']),
      /** The day that it is wanted by. */
      wantedBy: z.iso.date(),
      /** Money that depends on it, as the approval rules count it. */
      amount: z.number().min(0).max(1e12),
    }),
  ])
  .meta({ id: 'Action' });
export type Action = z.infer<typeof Action>;
