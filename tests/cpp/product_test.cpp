// The kernels against Eigen's products.

#include "inkling/kernels/product.h"

#include <gtest/gtest.h>

#include <utility>

#include "inkling/kernels/sparse_examples.h"
#include "matrices.h"

namespace inkling {
namespace {

using testing::difference;
using testing::viewOf;

constexpr Index kSizes[] = {1, 2, 3, 4, 7, 8, 9, 12, 13, 16, 25, 30, 33, 60, 100};

// C = A B in each of its forms, with A m × k and B k × n.
void expectEigensProduct(Index m, Index k, Index n, ProductScratch& scratch) {
  const Matrix A = Matrix::Random(m, k);
  const Matrix B = Matrix::Random(k, n);
  const Vector bias = Vector::Random(m);
  Matrix C(m, n);
  multiply(viewOf(A), viewOf(B), bias.data(), viewOf(C), scratch);
  EXPECT_LT(difference(C, (A * B).colwise() + bias), 1e-4) << m << " " << n << " " << k;
  multiply(viewOf(A), viewOf(B), nullptr, viewOf(C), scratch);
  EXPECT_LT(difference(C, A * B), 1e-4) << m << " " << n << " " << k;
  const Matrix Bt = B.transpose();
  multiplyByTransposed(viewOf(A), viewOf(Bt), viewOf(C), scratch);
  EXPECT_LT(difference(C, A * B), 1e-4) << m << " " << n << " " << k;
  const Matrix At = A.transpose();
  multiplyTransposed(viewOf(At), viewOf(B), viewOf(C), scratch);
  EXPECT_LT(difference(C, A * B), 1e-4) << m << " " << n << " " << k;
}

TEST(Product, IsEigensForEverySize) {
  ProductScratch scratch;
  for (const Index m : kSizes) {
    for (const Index n : kSizes) {
      for (const Index k : {1, 5, 64}) expectEigensProduct(m, k, n, scratch);
    }
  }
}

// Divided among threads: by columns where there are few rows, else by panels, packed in ranges.
TEST(Product, IsEigensForSizesOfManyParts) {
  ProductScratch scratch;
  for (const Index m : {10, 17, 70}) expectEigensProduct(m, 300, 151, scratch);
}

Matrix sparseMatrix(Index rows, Index columns) {
  Matrix x = Matrix::Random(rows, columns);
  return (x.array() < Scalar(0.6)).select(Scalar(0), x);
}

TEST(SparseExamples, GiveTheDenseProductsToTheLastBit) {
  ProductScratch scratch;
  SparseExamples sparse;
  // The larger ones are copied part by part, with vectors of 16, 32 or 64 bytes.
  for (const Index units : {1, 2, 3, 4, 7, 8, 9, 16, 30, 33, 100, 301, 530, 1030}) {
    for (const Index batch : {1, 10, 33, 80}) {
      const Matrix x = sparseMatrix(50, batch);
      const Matrix W = Matrix::Random(units, 50);
      const Vector bias = Vector::Random(units);
      ASSERT_TRUE(sparse.assign(viewOf(x)));
      Matrix z(units, batch);
      Matrix dense(units, batch);
      sparse.multiply(viewOf(W), bias.data(), viewOf(z));
      multiply(viewOf(W), viewOf(x), bias.data(), viewOf(dense), scratch);
      EXPECT_EQ(z, dense) << units << " " << batch;

      Matrix dW(units, 50);
      Matrix denseGradient(units, 50);
      sparse.outerProduct(viewOf(std::as_const(z)), viewOf(dW));
      multiplyByTransposed(viewOf(std::as_const(z)), viewOf(x), viewOf(denseGradient), scratch);
      EXPECT_EQ(dW, denseGradient) << units << " " << batch;
    }
  }
}

TEST(SparseExamples, LeaveDenseExamplesToTheDenseProduct) {
  SparseExamples sparse;
  const Matrix x = Matrix::Ones(50, 8);
  EXPECT_FALSE(sparse.assign(viewOf(x)));
}

TEST(SparseExamples, LeaveDenseExamplesBehindSparseOnesToTheDenseProduct) {
  SparseExamples sparse;
  Matrix x = Matrix::Zero(50, 40);
  x.rightCols(20).setOnes();
  EXPECT_FALSE(sparse.assign(viewOf(std::as_const(x))));
}

TEST(SparseExamples, AreNotToldByOneDenseExampleAlone) {
  SparseExamples sparse;
  for (const Index batch : {8, 17, 33, 50}) {
    for (const Index dense : {Index(0), batch - 1}) {
      Matrix x = Matrix::Zero(50, batch);
      x.col(dense).setOnes();
      EXPECT_TRUE(sparse.assign(viewOf(std::as_const(x)))) << dense << " of " << batch;
    }
  }
}

TEST(SparseExamples, MayHaveAnyNumberOfFeatures) {
  ProductScratch scratch;
  SparseExamples sparse;
  for (const Index features : {1, 7, 8, 9, 33, 250}) {
    Matrix x = Matrix::Zero(features, 20);
    for (Index example = 0; example < 20; ++example) {
      for (Index i = example % 5; i < features; i += 5) x(i, example) = Scalar(i + 1);
    }
    const Matrix W = Matrix::Random(12, features);
    ASSERT_TRUE(sparse.assign(viewOf(std::as_const(x)))) << features;
    Matrix z(12, 20);
    Matrix dense(12, 20);
    sparse.multiply(viewOf(W), nullptr, viewOf(z));
    multiply(viewOf(W), viewOf(std::as_const(x)), nullptr, viewOf(dense), scratch);
    EXPECT_EQ(z, dense) << features;
    Matrix dW(12, features);
    Matrix denseGradient(12, features);
    sparse.outerProduct(viewOf(std::as_const(z)), viewOf(dW));
    multiplyByTransposed(viewOf(std::as_const(z)), viewOf(std::as_const(x)), viewOf(denseGradient),
                         scratch);
    EXPECT_EQ(dW, denseGradient) << features;
  }
}

}  // namespace
}  // namespace inkling
