package io.jenkins.plugins.delphixpipeline.dct.session;

import io.jenkins.plugins.delphixpipeline.dct.wire.ProductInfo;
import io.jenkins.plugins.delphixpipeline.platform.BackEndIdentity;
import io.jenkins.plugins.delphixpipeline.platform.failure.Failure;
import io.jenkins.plugins.delphixpipeline.platform.failure.PlatformException;
import io.jenkins.plugins.delphixpipeline.platform.failure.Problem;

/**
 * Which DCT one session speaks to, as its first login found it. An address may come to lead to another one, where the ids that
 * are in use denote other things, so each later login is compared with it.
 */
final class DctIdentity {
    private final String url;
    private ProductInfo product;
    private boolean moved;

    DctIdentity(String url) {
        this.url = url;
    }

    synchronized boolean hasMoved() {
        return moved;
    }

    /** @throws PlatformException {@link Problem#OTHER_BACK_END} */
    synchronized void requireUnmoved() {
        if (moved) {
            throw new PlatformException(
                    Failure.of(Problem.OTHER_BACK_END, of(product).toString()));
        }
    }

    /**
     * @param told what the DCT of a new login says of itself
     * @throws PlatformException {@link Problem#OTHER_BACK_END}
     */
    synchronized void check(ProductInfo told) {
        if (product != null && !of(product).isSameAs(of(told))) {
            moved = true;
            throw new PlatformException(
                    Failure.of(Problem.OTHER_BACK_END, of(product).toString()).withDetails(of(told).toString()));
        }
        if (product == null || product.systemUuid() == null || told.systemUuid() != null) {
            product = told;
        }
    }

    /** Whether it is known by what it calls itself, and not by its address alone. */
    synchronized boolean isTold() {
        return product != null && product.systemUuid() != null;
    }

    /** What was told last; only after a login. */
    synchronized ProductInfo product() {
        return product;
    }

    synchronized BackEndIdentity identity() {
        return of(product);
    }

    private BackEndIdentity of(ProductInfo told) {
        return BackEndIdentity.of(told.systemUuid(), url);
    }
}
