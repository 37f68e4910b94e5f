import type { Action } from '../api/types';
import { text } from '../messages';
import { writeDay, writeMoney, writeNumber } from '../messages/written';
import { amountOf, unitsOf } from './action-amount';
import classes from './proposal-page.module.css';

/** Exactly what would be done. */
export function ActionDetails({ action }: { action: Action }) {
  const words = text.proposalForm;
  if (action.kind === 'expedite') {
    return (
      <section>
        <h2>{text.proposal.order}</h2>
        <p>
          {action.orderId} <span className="qm-muted">({text.proposal.orders[action.order]})</span>,{' '}
          {text.proposal.wantedBy.toLocaleLowerCase()} {writeDay(action.wantedBy)}
        </p>
      </section>
    );
  }
  const where =
    action.kind === 'reorder'
      ? [
          [text.proposal.supplier, `${action.supplierName} ${action.supplierCode}`],
          [text.proposal.warehouse, action.warehouseCode],
        ]
      : [
          [text.proposal.fromWarehouse, action.fromWarehouseCode],
          [text.proposal.toWarehouse, action.toWarehouseCode],
        ];
  return (
    <section>
      <h2>{text.proposal.lines}</h2>
      <p className={classes.where}>
        {where.map(([label, value]) => (
          <span key={label}>
            <span className="qm-muted">{label}</span> {value}
          </span>
        ))}
      </p>
      <div className={classes.scroller} tabIndex={0} role="region" aria-label={text.proposal.lines}>
        <table className={classes.table}>
          <thead>
            <tr>
              <th scope="col">{words.product}</th>
              <th scope="col" className={classes.number}>
                {words.quantity}
              </th>
              <th scope="col" className={classes.number}>
                {action.kind === 'transfer' ? words.unitValue : words.unitCost}
              </th>
              <th scope="col" className={classes.number}>
                {words.amount}
              </th>
            </tr>
          </thead>
          <tbody>
            {action.lines.map((line) => (
              <tr key={line.productCode}>
                <th scope="row">
                  {line.productName || line.productCode} <small>{line.productCode}</small>
                </th>
                <td className={classes.number}>{writeNumber(line.quantity)}</td>
                <td className={classes.number}>{writeMoney(line.unitCost)}</td>
                <td className={classes.number}>{writeMoney(line.quantity * line.unitCost)}</td>
              </tr>
            ))}
          </tbody>
          {action.lines.length > 1 && (
            <tfoot>
              <tr>
                <th scope="row">{words.total}</th>
                <td className={classes.number}>{writeNumber(unitsOf(action))}</td>
                <td />
                <td className={classes.number}>{writeMoney(amountOf(action))}</td>
              </tr>
            </tfoot>
          )}
        </table>
      </div>
    </section>
  );
}
