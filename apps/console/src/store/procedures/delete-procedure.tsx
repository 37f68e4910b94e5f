import { Button, Modal } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { Procedure } from '../../api/types';
import { text } from '../../messages';
import { writeNumber } from '../../messages/written';
import { ErrorNotice } from '../../shell/error-notice';
import { useToast } from '../../shell/toasts';
import { deleteProcedure, proceduresKey } from './procedure-queries';
import classes from './procedures.module.css';

interface DeleteProcedureProps {
  procedure: Procedure;
  /** The one that is shown. */
  version: number;
  onClose: () => void;
}

/** Asks once more: nobody can bring it back. */
export function DeleteProcedure({ procedure, version, onClose }: DeleteProcedureProps) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const [, go] = useLocation();
  const { id, title, versions } = procedure;
  const remove = useMutation({
    mutationFn: (only?: number) => deleteProcedure(id, only),
    onSuccess: async (_, only) => {
      toast({ message: text.procedures.removed });
      onClose();
      go(only === undefined ? '/store/procedures' : `/store/procedures/${id}`);
      if (only === undefined) queryClient.removeQueries({ queryKey: [...proceduresKey, id] });
      await queryClient.invalidateQueries({ queryKey: proceduresKey });
    },
  });
  return (
    <Modal
      opened
      onClose={onClose}
      title={text.procedures.removeTitle(title)}
      closeButtonProps={{ 'aria-label': text.close }}
    >
      <div className={classes.form}>
        <p>{text.procedures.removeWhy}</p>
        {remove.error && <ErrorNotice error={remove.error} />}
        <Button size="md" variant="default" data-autofocus onClick={onClose}>
          {text.procedures.keep}
        </Button>
        {versions > 1 && (
          <Button
            size="md"
            color="var(--qm-danger)"
            variant="outline"
            loading={remove.isPending}
            onClick={() => remove.mutate(version)}
          >
            {text.procedures.removeOne(version)}
          </Button>
        )}
        <Button
          size="md"
          color="var(--qm-danger)"
          loading={remove.isPending}
          onClick={() => remove.mutate(undefined)}
        >
          {text.procedures.removeAll(versions, writeNumber(versions))}
        </Button>
      </div>
    </Modal>
  );
}
