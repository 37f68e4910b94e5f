import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { DailyPlanDay, DailyPlanEdit } from '../../api/types';
import { text } from '../../messages';
import { useToast } from '../../shell/toasts';
import { useMe } from '../../session/session';
import { storeKey } from '../store-queries';
import {
  approvePlan,
  discardPlan,
  editPlan,
  isOutdated,
  makePlan,
  planQuery,
  type Progress,
  putPlan,
} from './plan-queries';

/** Everything that a manager does to the plan of a day. Edits go one after the other, each from what the last one gave. */
export function usePlan(day: string) {
  const queryClient = useQueryClient();
  const toast = useToast();
  const me = useMe();
  const { queryKey } = planQuery(day);
  const running = useRef<AbortController | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const versionNow = () => queryClient.getQueryData<DailyPlanDay>(queryKey)?.draft?.version ?? null;
  const onError = (error: unknown) => {
    if (isOutdated(error)) void queryClient.invalidateQueries({ queryKey });
  };
  const onSuccess = async (plan: DailyPlanDay) => {
    await queryClient.cancelQueries({ queryKey });
    putPlan(queryClient, plan);
  };

  const make = useMutation({
    mutationFn: async () => {
      const ended = new AbortController();
      running.current = ended;
      setProgress({ share: 0, text: text.storePlan.planning });
      try {
        return await makePlan(day, versionNow(), { signal: ended.signal, onProgress: setProgress });
      } catch (error) {
        if (ended.signal.aborted) return null;
        throw error;
      } finally {
        setProgress(null);
      }
    },
    onSuccess: (plan) => (plan === null ? undefined : onSuccess(plan)),
    onError,
  });
  const edit = useMutation({
    scope: { id: `plan ${day}` },
    mutationFn: (change: DailyPlanEdit) => editPlan(day, versionNow() ?? 0, change),
    onSuccess,
    onError,
  });
  const discard = useMutation({ mutationFn: () => discardPlan(day, versionNow() ?? 0), onSuccess, onError });
  const approve = useMutation({
    mutationFn: (hash: string) => approvePlan(day, hash),
    onSuccess: async (plan) => {
      await onSuccess(plan);
      const by = plan.approved?.by.name;
      const isOwn = by === undefined || by === me.user.displayName;
      toast({ message: isOwn ? text.storePlan.approvedToast : text.storePlan.approvedByOther(by) });
      // Tasks have other people and times now.
      void queryClient.invalidateQueries({ queryKey: storeKey });
    },
    onError,
  });
  return { make, edit, discard, approve, progress, stop: () => running.current?.abort() };
}

export type PlanActs = ReturnType<typeof usePlan>;
