package io.jenkins.plugins.delphixpipeline;

import io.jenkins.plugins.delphixpipeline.simulator.dct.SimulatedDct;
import java.util.List;

/** The same on a DCT, which refuses nothing for being busy. */
final class MomentsOnDct extends Moments {
    static final List<Moment> ALL =
            List.of(Moment.LOST_ON_THE_WAY, Moment.UNANSWERED, Moment.WAITING, Moment.ENDED_MEANWHILE);

    final SimulatedDct dct = SimulatedDct.builder().engine("engine1", engine).start();

    MomentsOnDct() {
        super(ALL);
        holdAnswers(dct.faults(), vdb -> "/vdbs/1-" + vdb + "/refresh[a-z_]*$");
    }

    @Override
    public void close() {
        super.close();
        dct.close();
    }
}
